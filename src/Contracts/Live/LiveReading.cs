using System.Text.Json.Serialization;

namespace Arus.Contracts.Live;

/// <summary>What a session reads besides the market while it runs. Readings are inputs: written down before anybody reads them, and replayed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "reading")]
[JsonDerivedType(typeof(NewsReading), "news")]
[JsonDerivedType(typeof(JourneyReading), "journey")]
[JsonDerivedType(typeof(SecondOpinionReading), "secondOpinion")]
[JsonDerivedType(typeof(AlertReading), "alert")]
public abstract record LiveReading;

/// <summary>A headline, its sentiment already read.</summary>
/// <param name="Id">Of the headline; a second reading of the same id is passed by.</param>
/// <param name="Currencies">Whose economy it is about.</param>
/// <param name="Balance">Good less bad, −1 to 1.</param>
public sealed record NewsReading(string Id, IReadOnlyList<Currency> Currencies, double Balance) : LiveReading;

/// <summary>How requests of people went: one of them, or the slowest of some.</summary>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Failed">Whether it failed.</param>
public sealed record JourneyReading(double Milliseconds, bool Failed) : LiveReading;

/// <summary>What a language model said of an instrument.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="AskedAt">The moment of the market it was asked about.</param>
/// <param name="Probability">That the mid is higher after the horizon, 0 to 1; 0.5 for an abstention.</param>
/// <param name="Confidence">How far it is to be trusted, 0 to 1; 0 for an abstention.</param>
/// <param name="Model">Who answered; empty for nobody.</param>
/// <param name="Outcome">How asking ended, such as <c>answered</c> or <c>timedOut</c>.</param>
/// <param name="CostUsd">What asking cost, in US dollars.</param>
/// <param name="LatencyNanos">How long the answer took.</param>
public sealed record SecondOpinionReading(
    InstrumentId Instrument, Timestamp AskedAt, double Probability, double Confidence, string Model, string Outcome, decimal CostUsd, long LatencyNanos) : LiveReading;

/// <summary>What another part of the server wants people to know: it becomes an alert of the session.</summary>
/// <param name="At">When it happened, by the server's clock; of use before the first quote.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Code">Stable, such as <c>RETRAINING_FAILED</c>.</param>
/// <param name="Text">In words, at most 1,000 characters.</param>
public sealed record AlertReading(Timestamp At, AlertSeverity Severity, string Code, string Text) : LiveReading;

/// <summary>Readings a session did not take.</summary>
/// <param name="Count">How many.</param>
/// <param name="Reason">Why the last of them was not; empty when there is none.</param>
/// <param name="LastAt">When that was, by the server's clock; null when there is none.</param>
public sealed record RefusedReadings(long Count, string Reason, Timestamp? LastAt)
{
    /// <summary>Every one was taken.</summary>
    public static readonly RefusedReadings None = new(0, "", null);
}

/// <summary>Whose readings a session expects. An agent whose readings nobody brings keeps an empty seat.</summary>
public enum ReadingKind
{
    /// <summary>Headlines.</summary>
    News,

    /// <summary>Requests of people.</summary>
    Journeys,

    /// <summary>Language models.</summary>
    SecondOpinions,
}

namespace Arus.Contracts.Language;

/// <summary>A number of a situation.</summary>
/// <param name="Name">What it is, such as "RSI(14)"; none twice in a situation.</param>
/// <param name="Value">The number; finite.</param>
public readonly record struct GivenNumber(string Name, double Value);

/// <summary>What a second opinion is asked about. It is prepared beforehand; nothing is looked up while asking.</summary>
/// <param name="Tenant">Whose budget pays.</param>
/// <param name="Instrument">What it is about.</param>
/// <param name="At">The moment it describes; nothing in it is later.</param>
/// <param name="HorizonNanos">How far ahead the event lies.</param>
/// <param name="Event">The event whose probability is wanted, in words, such as "mid higher after the horizon".</param>
/// <param name="Numbers">All there is to reason with.</param>
/// <param name="Headlines">Text known at that moment. It is data: nothing in it is followed.</param>
public sealed record Situation(
    TenantId Tenant, InstrumentId Instrument, Timestamp At, long HorizonNanos, string Event, IReadOnlyList<GivenNumber> Numbers, IReadOnlyList<string> Headlines);

/// <summary>A reason of a second opinion.</summary>
/// <param name="Text">In words.</param>
/// <param name="Number">The name of the number it refers to.</param>
/// <param name="Value">The number as the model gave it.</param>
/// <param name="Holds">Whether the situation has this number and every number in the text is one of the situation. Only then it counts.</param>
public sealed record CheckedReason(string Text, string Number, double Value, bool Holds);

/// <summary>How asking ended.</summary>
public enum SecondOpinionOutcome
{
    /// <summary>A probability with at least one reason that holds.</summary>
    Answered,

    /// <summary>No provider is set up, or none that has a price and takes such data.</summary>
    NoProvider,

    /// <summary>The tenant's budget of the day does not cover the call, or what was spent cannot be written down.</summary>
    BudgetExhausted,

    /// <summary>Every provider failed, was busy, or is left alone after failures.</summary>
    Unavailable,

    /// <summary>There was no answer in time.</summary>
    TimedOut,

    /// <summary>The model declined.</summary>
    Refused,

    /// <summary>The answer did not have the asked-for form, the repaired one neither.</summary>
    Malformed,

    /// <summary>No reason held against the numbers given.</summary>
    Unfounded,

    /// <summary>In replay: nothing was recorded for this situation.</summary>
    NotRecorded,
}

/// <summary>What a language model says of a situation.</summary>
/// <param name="Outcome">How asking ended; all but <see cref="SecondOpinionOutcome.Answered"/> are abstentions.</param>
/// <param name="Probability">Of the event, 0 to 1; 0.5 for an abstention.</param>
/// <param name="Reasons">The reasons, those that do not hold among them.</param>
/// <param name="CostUsd">What it cost, in US dollars; also for an abstention. 0 from the cache or a recording.</param>
/// <param name="LatencyNanos">How long it took; of a recording how long it took then.</param>
/// <param name="Provider">Who answered; empty for nobody.</param>
/// <param name="Model">The model that answered, as the provider calls it.</param>
/// <param name="Prompt">The prompt's name, version and hash.</param>
/// <param name="IsReplayed">Whether it comes from a recording or the cache.</param>
/// <param name="IsContaminated">Whether the model may have learned what happened after the situation.</param>
public sealed record SecondOpinionAnswer(
    SecondOpinionOutcome Outcome, double Probability, IReadOnlyList<CheckedReason> Reasons, decimal CostUsd, long LatencyNanos, string Provider, string Model,
    string Prompt, bool IsReplayed, bool IsContaminated)
{
    /// <summary>The model that was asked, as the options name it; empty for nobody.</summary>
    public string AskedModel { get; init; } = "";

    /// <summary>Whether the instrument, its currencies and every date were hidden from the model.</summary>
    public bool IsMasked { get; init; }

    /// <summary>Whether it says nothing.</summary>
    public bool Abstains => Outcome != SecondOpinionOutcome.Answered;
}

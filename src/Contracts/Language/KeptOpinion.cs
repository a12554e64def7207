using Arus.Contracts.MarketData;

namespace Arus.Contracts.Language;

/// <summary>What a language model once said of a situation, as it is kept. It never changes.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Timeframe">Bars whose close asked.</param>
/// <param name="HorizonNanos">How far ahead the event lies: mid higher after the horizon.</param>
/// <param name="AskedAt">The moment of the market it was asked about, whenever that was done.</param>
/// <param name="KnownAt">When it would have been known at that moment: later by as long as the answer took. Before that nothing may hear it.</param>
/// <param name="Probability">Of the event, 0 to 1; 0.5 for an abstention.</param>
/// <param name="Confidence">How far it is to be trusted, 0 to 1: the share of its reasons that hold, half of that where it is contaminated; 0 for an abstention.</param>
/// <param name="Provider">Who answered.</param>
/// <param name="Model">The model that was asked.</param>
public sealed record KeptOpinion(
    InstrumentId Instrument, BarPeriod Timeframe, long HorizonNanos, Timestamp AskedAt, Timestamp KnownAt, double Probability, double Confidence, string Provider, string Model)
{
    /// <summary>The model that answered, as it calls itself: often the asked one with a date.</summary>
    public required string Version { get; init; }

    /// <summary>The prompt's name, version and hash.</summary>
    public required string Prompt { get; init; }

    /// <summary>Whether the instrument, its currencies and every date were hidden from the model.</summary>
    public required bool IsMasked { get; init; }

    /// <summary>Whether the model may have learned what happened after the situation.</summary>
    public required bool IsContaminated { get; init; }

    /// <summary>How asking ended: only what a model said is kept, so a probability or one of its abstentions.</summary>
    public required SecondOpinionOutcome Outcome { get; init; }

    /// <summary>What it cost, in US dollars.</summary>
    public required decimal CostUsd { get; init; }

    /// <summary>How long it took.</summary>
    public long LatencyNanos => KnownAt - AskedAt;

    /// <summary>Whether it says nothing.</summary>
    public bool Abstains => Outcome != SecondOpinionOutcome.Answered;
}

namespace Arus.Contracts.Intelligence;

/// <summary>One thing the check of a decision found, before risk sees it.</summary>
/// <param name="Code">What.</param>
/// <param name="Value">The number found.</param>
/// <param name="Limit">What it was held against.</param>
/// <param name="Blocks">Whether it keeps a position from being opened; else it is only noted.</param>
public readonly record struct Finding(FindingCode Code, double Value, double Limit, bool Blocks);

/// <summary>What the check of a decision can find. Names are stable.</summary>
public enum FindingCode
{
    /// <summary>A number is not finite, or a probability or confidence lies outside 0 to 1; the value tells which opinion, −1 for the consensus.</summary>
    NotANumber,

    /// <summary>The target points against the probability it rests on.</summary>
    AgainstProbability,

    /// <summary>The protective stop is not wider than the spread: the position would be stopped out as it opens.</summary>
    StopInsideSpread,

    /// <summary>The last bar closed too long ago, in bars.</summary>
    StaleBar,

    /// <summary>An opinion that votes was formed too long ago, in bars.</summary>
    StaleOpinion,

    /// <summary>Too little of the evidence points the way of the target.</summary>
    Disagreement,

    /// <summary>The spread eats more of the expected gain than allowed; value and limit in the quote currency.</summary>
    CostAboveEdge,

    /// <summary>As many positions as allowed were opened in the last day.</summary>
    TooManyOpenings,

    /// <summary>
    /// A reason gives a number that is not the one that stands, so its opinion does not count; the value tells which opinion, the limit which of its reasons. It blocks
    /// when the opinion had the authority to forbid: what it would have said is not known.
    /// </summary>
    FalseReason,
}

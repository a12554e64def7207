namespace Arus.Contracts.MarketData;

/// <summary>What a stretch of data is worth.</summary>
/// <param name="Rows">All rows, the rejected ones too.</param>
/// <param name="Rejected">Rows put in quarantine, by reason code; only reasons that occurred.</param>
/// <param name="Flagged">Rows kept but not trusted, by reason code; only reasons that occurred.</param>
/// <param name="Gaps">Holes beyond the instrument's closing hours, longest first, at most 1,000.</param>
/// <param name="First">Time of the first accepted row.</param>
/// <param name="Last">Time of the last accepted row.</param>
public sealed record DataQuality(
    long Rows, IReadOnlyDictionary<string, long> Rejected, IReadOnlyDictionary<string, long> Flagged, IReadOnlyList<DataGap> Gaps,
    Timestamp? First, Timestamp? Last)
{
    /// <summary>Nothing seen.</summary>
    public static readonly DataQuality Empty = new(0, new Dictionary<string, long>(), new Dictionary<string, long>(), [], null, null);
}

/// <summary>A hole in the data.</summary>
/// <param name="Instrument">Where.</param>
/// <param name="From">Last row before.</param>
/// <param name="To">First row after.</param>
/// <param name="IsWeekend">Whether it spans the weekly close.</param>
public sealed record DataGap(InstrumentId Instrument, Timestamp From, Timestamp To, bool IsWeekend);

/// <summary>The codes of <see cref="DataQuality"/>; stable for ever.</summary>
public static class QualityCode
{
    /// <summary>The row cannot be read.</summary>
    public const string Unreadable = "UNREADABLE";

    /// <summary>Time and prices equal those of a row already seen.</summary>
    public const string Duplicate = "DUPLICATE";

    /// <summary>The time is before that of the row above.</summary>
    public const string OutOfOrder = "OUT_OF_ORDER";

    /// <summary>A price is zero or negative.</summary>
    public const string NonPositive = "NON_POSITIVE";

    /// <summary>A bar's high or low does not enclose its open and close.</summary>
    public const string InconsistentBar = "INCONSISTENT_BAR";

    /// <summary>The ask is below the bid: flagged, or dropped on request.</summary>
    public const string Crossed = "CROSSED";

    /// <summary>The price or the spread jumped beyond belief: flagged.</summary>
    public const string Spike = "SPIKE";
}

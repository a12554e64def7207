using Arus.Contracts.MarketData;

namespace Arus.MarketData.Validation;

/// <summary>Counts what was kept, what was flagged, and what was rejected and why.</summary>
internal sealed class QualityTally
{
    private readonly SortedDictionary<string, long> _rejected = new(StringComparer.Ordinal);
    private long _crossed;
    private long _spikes;
    private long _rejections;

    /// <summary>Rows accepted so far.</summary>
    public long Accepted { get; private set; }

    public Timestamp? First { get; private set; }

    public Timestamp? Last { get; private set; }

    /// <summary>Counts a row that is kept.</summary>
    public void Accept(QuoteFlags flags, Timestamp time)
    {
        Accepted++;
        First ??= time;
        Last = time;
        if (flags != QuoteFlags.None)
        {
            _crossed += (flags & QuoteFlags.Crossed) != 0 ? 1 : 0;
            _spikes += (flags & QuoteFlags.Spike) != 0 ? 1 : 0;
        }
    }

    /// <summary>Counts a row that goes to quarantine.</summary>
    public void Reject(string code)
    {
        _rejections++;
        _rejected[code] = _rejected.GetValueOrDefault(code) + 1;
    }

    /// <summary>The stable code of a reason.</summary>
    public static string CodeOf(RowVerdict verdict) => verdict switch
    {
        RowVerdict.Unreadable => QualityCode.Unreadable,
        RowVerdict.Duplicate => QualityCode.Duplicate,
        RowVerdict.OutOfOrder => QualityCode.OutOfOrder,
        RowVerdict.NonPositive => QualityCode.NonPositive,
        RowVerdict.InconsistentBar => QualityCode.InconsistentBar,
        RowVerdict.Crossed => QualityCode.Crossed,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "An accepted row has no code."),
    };

    /// <summary>The counts, with the holes found meanwhile.</summary>
    public DataQuality ToQuality(IReadOnlyList<DataGap> gaps)
    {
        var flagged = new SortedDictionary<string, long>(StringComparer.Ordinal);
        Add(flagged, QualityCode.Crossed, _crossed);
        Add(flagged, QualityCode.Spike, _spikes);
        return new(Accepted + _rejections, new SortedDictionary<string, long>(_rejected, StringComparer.Ordinal), flagged, gaps, First, Last);
    }

    private static void Add(SortedDictionary<string, long> counts, string code, long count)
    {
        if (count > 0)
        {
            counts.Add(code, count);
        }
    }
}

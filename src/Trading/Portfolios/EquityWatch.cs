namespace Arus.Trading.Portfolios;

/// <summary>
/// Follows equity at every quote: its high, its greatest fall, and an alarm level. A cheap estimate with a known error says whether anything can
/// have happened; only then the exact equity is asked for.
/// </summary>
internal sealed class EquityWatch
{
    private const int CoarseBits = 20;

    /// <summary>No fall reaches it; far enough inside what fits the coarse unit.</summary>
    private const decimal NoLevel = -1_000_000_000_000_000m;

    private Int128 _upper;
    private Int128 _lower;
    private decimal? _alarm;

    /// <summary>Begins at an equity, without an alarm.</summary>
    public EquityWatch(decimal start)
    {
        High = start;
        Tighten();
    }

    /// <summary>Highest equity so far.</summary>
    public decimal High { get; private set; }

    /// <summary>Greatest fall from the high.</summary>
    public decimal MaxDrawdown { get; private set; }

    /// <summary>Greatest fall as a fraction of the high it fell from.</summary>
    public decimal MaxDrawdownFraction { get; private set; }

    /// <summary>Whether the last exact equity was below the alarm level.</summary>
    public bool IsBelowAlarm { get; private set; }

    /// <summary>The level below which <see cref="IsBelowAlarm"/> becomes true; null for none.</summary>
    public decimal? Alarm
    {
        get => _alarm;
        set
        {
            _alarm = value;
            IsBelowAlarm = false;
            Tighten();
        }
    }

    /// <summary>Money in the coarse unit of the estimate: 2²⁰ · 10⁻¹⁵.</summary>
    public static Int128 Coarse(decimal amount) => (ExactDecimal.MoneyUnits(amount) * 10_000_000) >> CoarseBits;

    /// <summary>An open profit in the coarse unit.</summary>
    /// <param name="profit">The profit in its quote currency.</param>
    /// <param name="fastRate">The rate times 2³².</param>
    public static Int128 Coarse(QuoteAmount profit, long fastRate) =>
        fastRate == 1L << 32 ? profit.Femtos >> CoarseBits : ((profit.Femtos >> CoarseBits) * fastRate) >> 32;

    /// <summary>Whether an estimate, give or take its error, may be a new high, a deeper fall, or an alarm.</summary>
    public bool MayMatter(Int128 estimate, Int128 error) => estimate + error > _upper || estimate - error < _lower;

    /// <summary>Takes the exact equity.</summary>
    public void Observe(decimal equity)
    {
        IsBelowAlarm = equity < _alarm;
        if (equity > High)
        {
            High = equity;
            Tighten();
            return;
        }

        var fall = High - equity;
        var isDeeper = fall > MaxDrawdown;
        if (isDeeper)
        {
            MaxDrawdown = fall;
        }

        if (High > 0 && fall > MaxDrawdownFraction * High && fall / High > MaxDrawdownFraction)
        {
            MaxDrawdownFraction = fall / High;
            isDeeper = true;
        }

        if (isDeeper)
        {
            Tighten();
        }
    }

    /// <summary>Between these bounds nothing can happen. Both are taken again whenever one of the levels moves.</summary>
    private void Tighten()
    {
        var lowest = Math.Max(High - MaxDrawdown, High > 0 ? High * (1 - MaxDrawdownFraction) : NoLevel);
        _upper = Coarse(High) - 1;
        _lower = Coarse(Math.Max(lowest, _alarm ?? lowest)) + 1;
    }
}

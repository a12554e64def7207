namespace Arus.Trading.Portfolios;

/// <summary>
/// Follows equity at every quote: its high, its greatest fall, and an alarm level. A cheap estimate with a known error says whether anything can
/// have happened; only then the exact equity is asked for.
/// </summary>
internal sealed class EquityWatch
{
    private const int CoarseBits = 20;

    private WideInteger _upper;
    private WideInteger _lower;
    private WideInteger _high;
    private WideInteger _maxDrawdown;
    private WideInteger _fractionFall;
    private WideInteger _fractionHigh;
    private WideInteger? _alarm;

    /// <summary>Begins at an equity, without an alarm.</summary>
    public EquityWatch(decimal start)
    {
        _high = _fractionHigh = ExactDecimal.MoneyUnits(start);
        Tighten();
    }

    /// <summary>Highest equity so far.</summary>
    public decimal High => ExactDecimal.Of(_high, Money.Decimals);

    /// <summary>Greatest fall from the high.</summary>
    public decimal MaxDrawdown => ExactDecimal.Of(_maxDrawdown, Money.Decimals);

    /// <summary>Greatest fall as a fraction of the high it fell from.</summary>
    public decimal MaxDrawdownFraction => _fractionHigh > 0 ? Ratio(_fractionFall, _fractionHigh) : 0m;

    /// <summary>Whether the last exact equity was below the alarm level.</summary>
    public bool IsBelowAlarm { get; private set; }

    /// <summary>Sets the level below which <see cref="IsBelowAlarm"/> becomes true at the next equity taken; null for none.</summary>
    public void SetAlarm(decimal? level)
    {
        _alarm = level is { } some ? Above(some) : null;
        IsBelowAlarm = false;
        Tighten();
    }

    /// <summary>Money in the coarse unit of the estimate: 2²⁰ · 10⁻¹⁵.</summary>
    public static WideInteger Coarse(decimal amount) => CoarseUnits(ExactDecimal.MoneyUnits(amount));

    /// <summary>An open profit in the coarse unit.</summary>
    /// <param name="profit">The profit in its quote currency.</param>
    /// <param name="fastRate">The rate times 2³².</param>
    public static WideInteger Coarse(QuoteAmount profit, long fastRate) =>
        fastRate == 1L << 32 ? profit.Femtos >> CoarseBits : ((profit.Femtos >> CoarseBits) * fastRate) >> 32;

    /// <summary>Whether an estimate, give or take its error, may be a new high, a deeper fall, or an alarm.</summary>
    public bool MayMatter(WideInteger estimate, WideInteger error) => estimate + error > _upper || estimate - error < _lower;

    /// <summary>Takes the exact equity, in <see cref="ExactDecimal.MoneyUnits"/>.</summary>
    public void Observe(WideInteger equity)
    {
        IsBelowAlarm = equity < _alarm;
        if (equity > _high)
        {
            _high = equity;
            Tighten();
            return;
        }

        var fall = _high - equity;
        var isDeeper = fall > _maxDrawdown;
        if (isDeeper)
        {
            _maxDrawdown = fall;
        }

        if (IsGreaterFraction(fall))
        {
            (_fractionFall, _fractionHigh) = (fall, _high);
            isDeeper = true;
        }

        if (isDeeper)
        {
            Tighten();
        }
    }

    private bool IsGreaterFraction(WideInteger fall) =>
        _high == _fractionHigh ? fall > _fractionFall : _high > 0 && Ratio(fall, _high) > MaxDrawdownFraction;

    /// <summary>Between these bounds nothing can happen. Both are taken again whenever one of the levels moves.</summary>
    private void Tighten()
    {
        var lowest = _high - _maxDrawdown;
        if (_high == _fractionHigh)
        {
            lowest = WideInteger.Max(lowest, _high - _fractionFall);
        }
        else if (_high > 0)
        {
            lowest = WideInteger.Max(lowest, Above(High * (1 - MaxDrawdownFraction)));
        }

        _upper = CoarseUnits(_high) - 1;
        _lower = CoarseUnits(WideInteger.Max(lowest, _alarm ?? lowest)) + 1;
    }

    /// <summary>The smallest whole unit that is not below an amount.</summary>
    private static WideInteger Above(decimal amount)
    {
        var units = ExactDecimal.MoneyUnits(amount);
        return ExactDecimal.Of(units, Money.Decimals) < amount ? units + 1 : units;
    }

    private static decimal Ratio(WideInteger part, WideInteger whole) => ExactDecimal.Of(part, decimals: 0) / ExactDecimal.Of(whole, decimals: 0);

    private static WideInteger CoarseUnits(WideInteger moneyUnits) => (moneyUnits * 10_000_000) >> CoarseBits;
}

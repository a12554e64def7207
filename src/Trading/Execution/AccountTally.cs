using Arus.Contracts.Trading;
using Arus.Trading.Portfolios;

namespace Arus.Trading.Execution;

/// <summary>Counts what an account did and what it cost.</summary>
internal sealed class AccountTally(Currency currency)
{
    private static readonly DenialCode[] Codes = Enum.GetValues<DenialCode>();

    private readonly long[] _denials = new long[Codes.Length];
    private Money _spread = Money.Zero(currency);
    private Money _slippage = Money.Zero(currency);
    private Money _commission = Money.Zero(currency);
    private Money _swap = Money.Zero(currency);
    private long _orders;
    private long _fills;

    /// <summary>Orders set aside.</summary>
    public long Quarantined { get; set; }

    /// <summary>Counts an intent and its verdict.</summary>
    public void Judged(in RiskVerdict verdict)
    {
        _orders++;
        _denials[(int)verdict.Code]++;
    }

    /// <summary>Counts a fill. Spread: half the quoted one; slippage: what the price was worse than quoted.</summary>
    /// <param name="fill">The fill.</param>
    /// <param name="side">Which way it traded.</param>
    /// <param name="rate">Units of the account's currency for one of the quote currency.</param>
    public void Filled(in OrderEvent fill, Side side, decimal rate)
    {
        _fills++;
        _commission += fill.Commission;
        _spread += Money.Of(QuoteAmount.Of(fill.QuotedSpread, fill.Quantity).ToDecimal() * (rate * 0.5m), currency);
        if (fill.Price != fill.QuotedPrice)
        {
            _slippage += QuoteAmount.Of((fill.Price - fill.QuotedPrice) * (int)side, fill.Quantity).ToMoney(rate, currency);
        }
    }

    /// <summary>Counts swap; negative is a cost.</summary>
    public void Swapped(Money amount) => _swap -= amount;

    /// <summary>The totals.</summary>
    public TradingTotals Totals(EquityWatch watch, long ambiguousBars, IReadOnlyList<string> lastRates) => new(
        _orders, _fills,
        Codes.Where(code => code != DenialCode.None && _denials[(int)code] > 0).ToDictionary(code => code, code => _denials[(int)code]),
        _commission, _swap, _spread, _slippage, ambiguousBars, Quarantined, Money.Of(watch.High, currency),
        Money.Of(watch.MaxDrawdown, currency), watch.MaxDrawdownFraction, lastRates);
}

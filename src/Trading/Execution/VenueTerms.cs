using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Portfolios;

namespace Arus.Trading.Execution;

/// <summary>What the simulated venue charges for one instrument, in the units it needs.</summary>
internal sealed class VenueTerms
{
    private readonly Instrument _instrument;
    private readonly TradingCosts _costs;
    private readonly Conversion _commissionRate;
    private readonly Conversion _profitRate;
    private readonly decimal _point;
    private readonly decimal _commissionPerUnit;

    /// <summary>The terms of a traded instrument.</summary>
    /// <exception cref="RefusedException"><c>RATE_MISSING</c>: its profit or its commission cannot be converted.</exception>
    public VenueTerms(TradedInstrument traded, RateBook rates)
    {
        (_instrument, _costs) = (traded.Instrument, traded.Costs);
        _point = new decimal(1, 0, 0, false, (byte)_instrument.Digits);
        _profitRate = rates.From(_instrument.Quote);
        _commissionRate = _costs.CommissionPerLot == 0 ? _profitRate : rates.From(_costs.CommissionCurrency);
        _commissionPerUnit = _costs.CommissionPerLot / _instrument.ContractSize.ToDecimal();
        Slippage = PriceDelta.From(_costs.SlippagePoints * _point);
        BarSpread = PriceDelta.From(_costs.SpreadPoints * _point);
        LatencyNanos = _costs.LatencyMilliseconds * Timestamp.NanosPerMillisecond;
    }

    /// <summary>How much worse than quoted a market or stop order fills.</summary>
    public PriceDelta Slippage { get; }

    /// <summary>The spread of bars that state none.</summary>
    public PriceDelta BarSpread { get; }

    /// <summary>From sending to arrival.</summary>
    public long LatencyNanos { get; }

    /// <summary>Whether everything a fill books can be converted now.</summary>
    public bool HasRates => _profitRate.IsKnown && _commissionRate.IsKnown;

    /// <summary>Commission of one fill, in the account's currency.</summary>
    public Money Commission(Quantity quantity, Currency currency) => _costs.CommissionPerLot == 0
        ? Money.Zero(currency)
        : Money.Of(ExactDecimal.Of(quantity) * _commissionPerUnit * _commissionRate.Use(), currency);

    /// <summary>
    /// Swap of a position over so many nights; negative is a cost. Points: quantity × points × point. Per cent a year:
    /// quantity × price × rate ÷ 100 ÷ 360.
    /// </summary>
    public Money Swap(Quantity position, Price closing, int nights, Currency currency)
    {
        var terms = _instrument.Swap;
        var rate = position.Micros >= 0 ? terms.Long : terms.Short;
        var perNight = terms.Mode switch
        {
            SwapMode.Points => position.Abs.ToDecimal() * rate * _point,
            SwapMode.AnnualPercent => position.Abs.ToDecimal() * closing.ToDecimal() * rate / 36_000m,
            _ => 0m,
        };
        return perNight == 0 ? Money.Zero(currency) : Money.Of(perNight * nights * _profitRate.Use(), currency);
    }
}

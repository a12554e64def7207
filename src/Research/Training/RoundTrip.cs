using Arus.Contracts.MarketData;

namespace Arus.Research.Training;

/// <summary>What opening and closing a position costs, as a fraction of its value.</summary>
internal static class RoundTrip
{
    /// <summary>
    /// The commission of both sides. In the quote's currency it is divided by the price; in the base's it is a fraction as it is. A commission of a currency
    /// pair in a third currency counts as whichever of the two is more.
    /// </summary>
    /// <param name="charged">The costs; null for none known.</param>
    /// <param name="instrument">What is traded.</param>
    /// <param name="price">Of one unit of the base, in the quote's currency; positive.</param>
    public static double Commission(TradingCosts? charged, Instrument instrument, double price)
    {
        if (charged is null)
        {
            return 0;
        }

        var perUnit = (double)charged.CommissionPerLot * 2 / (double)instrument.ContractSize.ToDecimal();
        return charged.CommissionCurrency == instrument.Base ? perUnit
            : charged.CommissionCurrency == instrument.Quote || instrument.Kind != InstrumentKind.Forex ? perUnit / price
            : Math.Max(perUnit, perUnit / price);
    }
}

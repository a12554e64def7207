using System.Globalization;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Backtests;

/// <summary>Every cost a run uses, in words.</summary>
internal static class CostLines
{
    public static IReadOnlyList<CostLine> Of(TradingCosts costs, Instrument instrument, BarPeriod resolution)
    {
        var swapUnit = instrument.Swap.Mode == SwapMode.AnnualPercent ? "% a year" : "points a night";
        return
        [
            Line("commission", "Commission", nameof(costs.CommissionPerLot), costs.CommissionPerLot, $"{costs.CommissionCurrency} per lot and side"),
            resolution == BarPeriod.Tick
                ? new("spread", "Spread", "as quoted", CostOrigin.Data, IsZero: false)
                : Line("spread", "Spread where the data states none", nameof(costs.SpreadPoints), costs.SpreadPoints, "points"),
            Line("slippage", "Slippage", nameof(costs.SlippagePoints), costs.SlippagePoints, "points per market or stop order"),
            Line("latency", "Latency", nameof(costs.LatencyMilliseconds), costs.LatencyMilliseconds, "ms to the venue"),
            Swap("swapLong", "Swap, long", instrument.Swap.Long),
            Swap("swapShort", "Swap, short", instrument.Swap.Short),
        ];

        CostLine Line(string id, string name, string property, decimal value, string unit) =>
            new(id, name, $"{Text(value)} {unit}", costs.Origins.GetValueOrDefault(property, CostOrigin.Assumed), value == 0);

        CostLine Swap(string id, string name, decimal rate) => instrument.Swap.Mode == SwapMode.None
            ? new(id, name, "none", costs.Origins.GetValueOrDefault("Swap", CostOrigin.Assumed), IsZero: true)
            : new(id, name, $"{Text(rate)} {swapUnit}", costs.Origins.GetValueOrDefault("Swap", CostOrigin.Assumed), rate == 0);
    }

    private static string Text(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}

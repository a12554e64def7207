using Arus.Contracts.Research;
using Arus.Contracts.Trading;

namespace Arus.Research.Statistics;

/// <summary>What the statistics of a run are computed from.</summary>
internal sealed record RunFacts
{
    public required Money Start { get; init; }

    public required Money End { get; init; }

    public required TradingTotals Totals { get; init; }

    public required IReadOnlyList<EquityPoint> Days { get; init; }

    /// <summary>Last price of each day, beside <see cref="Days"/>.</summary>
    public required IReadOnlyList<double> DailyCloses { get; init; }

    public required IReadOnlyList<ClosedTrade> Trades { get; init; }

    public required IReadOnlyList<double> Balances { get; init; }

    public required double FirstPrice { get; init; }

    public required double LastPrice { get; init; }

    /// <summary>Share of bars at whose close a position was open; <see langword="null"/> without bars.</summary>
    public required double? TimeInMarket { get; init; }

    public required double LeverageMax { get; init; }

    public required double? MarginLevelMin { get; init; }

    /// <summary>Σ units × price of all fills, in the quote currency.</summary>
    public required double Turnover { get; init; }

    /// <summary>252, or 365 for what trades every day.</summary>
    public required int DaysPerYear { get; init; }
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Strategies;

/// <summary>A checked strategy document with every default filled in.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Timeframe">What asks for decisions.</param>
/// <param name="Instruments">Where it may be used; empty for anywhere.</param>
/// <param name="Others">What it is compared with; empty for what its models compare with.</param>
/// <param name="Sizing">How large the full position is.</param>
/// <param name="Protection">Its protective orders.</param>
/// <param name="Kind">How it decides.</param>
/// <param name="Canonical">All of it as canonical JSON: keys in ordinal order, no white space.</param>
internal sealed record StrategyDocument(
    StrategyId Id, BarPeriod Timeframe, IReadOnlyList<InstrumentId> Instruments, IReadOnlyList<InstrumentId> Others, Sizing Sizing, Protection Protection, StrategyKind Kind,
    string Canonical);

namespace Arus.Intelligence.Strategies;

/// <summary>By the crossing of two averages, gated by the relative strength index.</summary>
/// <param name="Fast">Period of the fast average.</param>
/// <param name="Slow">Period of the slow average.</param>
/// <param name="Rsi">Period of the index.</param>
/// <param name="Above">The index above which it buys.</param>
/// <param name="Below">The index below which it sells.</param>
internal sealed record ByEmaRsi(int Fast, int Slow, int Rsi, double Above, double Below) : StrategyKind;

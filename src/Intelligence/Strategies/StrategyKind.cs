namespace Arus.Intelligence.Strategies;

/// <summary>How a strategy decides.</summary>
internal abstract record StrategyKind;

namespace Arus.Intelligence.Strategies;

/// <summary>What a protective distance is measured in.</summary>
internal enum DistanceKind
{
    /// <summary>Multiples of the average true range.</summary>
    Atr,

    /// <summary>Points: units of the last digit of the price.</summary>
    Points,
}

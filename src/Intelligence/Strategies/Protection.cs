namespace Arus.Intelligence.Strategies;

/// <summary>The protective orders of a position.</summary>
/// <param name="Stop">Where a loss ends; <see langword="null"/> for nowhere.</param>
/// <param name="Take">Where a profit is taken; <see langword="null"/> for nowhere.</param>
/// <param name="AtrPeriod">Bars of the true range.</param>
internal sealed record Protection(ProtectionDistance? Stop, ProtectionDistance? Take, int AtrPeriod)
{
    /// <summary>Whether a distance is measured in true ranges.</summary>
    public bool NeedsAtr => Stop is { Kind: DistanceKind.Atr } || Take is { Kind: DistanceKind.Atr };
}

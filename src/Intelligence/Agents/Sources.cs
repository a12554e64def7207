namespace Arus.Intelligence.Agents;

/// <summary>What there is to read besides the market; null for what there is not. An agent whose source is missing keeps an empty seat.</summary>
internal sealed record Sources
{
    /// <summary>Nothing at all.</summary>
    public static readonly Sources None = new();
}

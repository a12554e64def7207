namespace Arus.Intelligence.Agents;

/// <summary>Kaufman's efficiency ratio |Δₙ| ÷ Σ|Δ₁|: 1 for a straight line, 0 for a market that returned. Trading Systems and Methods, 1995.</summary>
internal static class KaufmanEfficiency
{
    /// <summary>Of the closes in a window; 0 where nothing moved.</summary>
    public static double Of(RollingWindow closes)
    {
        var path = 0.0;
        for (var i = 1; i < closes.Count; i++)
        {
            path += Math.Abs(closes[i] - closes[i - 1]);
        }

        return path > 0 ? Math.Min(1.0, Math.Abs(closes[closes.Count - 1] - closes[0]) / path) : 0.0;
    }
}

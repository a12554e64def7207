namespace Arus.Intelligence.Agents;

/// <summary>The events opinions speak about, in the words every opinion, receipt and list uses.</summary>
internal static class AgentEvents
{
    public const string MidHigher = "mid higher after the horizon";
    public const string LossBeyondLimit = "mid further than the limit from here after the horizon";
    public const string CostAboveLimit = "spread above the limit after the horizon";
}

namespace Arus.Intelligence.Agents;

/// <summary>The events opinions speak about, in the words every opinion, receipt and list uses.</summary>
internal static class AgentEvents
{
    public const string MidHigher = "mid higher after the horizon";
    public const string LossBeyondLimit = "mid further than the limit from here after the horizon";
    public const string CostAboveLimit = "spread above the limit after the horizon";
    public const string ResultNegative = "the strategy's result over the horizon is negative after costs";
    public const string MovesWithPortfolio = "the instrument moves with the rest of the portfolio over the horizon";
    public const string DrawdownBeyondLimit = "the drawdown is beyond its limit after the horizon";
    public const string ChallengerBetter = "the way to agree in service does worse than the mean of the others over the horizon";
    public const string RegimeOther = "the market's regime is another after the horizon";
    public const string QuotesStop = "quotes stop for longer than the limit within the horizon";
    public const string RuleBroken = "a rule of conduct is broken within the horizon";
    public const string JourneyFails = "a person's request fails or exceeds its time within the horizon";
    public const string SubscriptionLapses = "a subscription lapses within the horizon";
}

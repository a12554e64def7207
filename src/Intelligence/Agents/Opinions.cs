using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents;

/// <summary>Forms of opinions that all agents share.</summary>
internal static class Opinions
{
    /// <summary>An opinion that says nothing and asks for nothing, yet names what kept the agent silent.</summary>
    public static Opinion Silent(string agent, OpinionKind kind, string subject, Timestamp at, long horizonNanos, Reason reason)
    {
        var reasons = default(Reasons);
        reasons.Add(reason);
        return Silent(agent, kind, subject, at, horizonNanos, reasons);
    }

    /// <summary>An opinion that says nothing and asks for nothing, with the numbers it looked at.</summary>
    public static Opinion Silent(string agent, OpinionKind kind, string subject, Timestamp at, long horizonNanos, Reasons reasons) =>
        new(agent, kind, subject, Probability: 0.5, Confidence: 0, at, horizonNanos, OpinionEffect.None, Scale: 1, Weight: 0, reasons);

    /// <summary>An opinion about a direction.</summary>
    public static Opinion Up(string agent, double odds, double confidence, Timestamp at, long horizonNanos, Reasons reasons) => new(
        agent, OpinionKind.Direction, AgentEvents.MidHigher, StrictMath.Logistic(odds), confidence, at, horizonNanos,
        OpinionEffect.None, Scale: 1, Weight: 0, reasons);

    /// <summary>What confidence so many observations give: 0 without any, one half at <paramref name="half"/>.</summary>
    public static double ConfidenceOf(double observations, double half) => observations / (observations + half);
}

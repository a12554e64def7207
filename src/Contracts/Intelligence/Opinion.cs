using System.Runtime.CompilerServices;

namespace Arus.Contracts.Intelligence;

/// <summary>What an agent says, as a probability of an event that can be checked later. Plain values, so that forming one allocates nothing.</summary>
/// <param name="Agent">Who says it.</param>
/// <param name="Kind">Which sort of event it is about.</param>
/// <param name="Event">The event in words, a constant of the agent, such as "mid higher after the horizon".</param>
/// <param name="Probability">Of the event, 0 to 1. A direction of exactly 0.5 is an abstention.</param>
/// <param name="Confidence">How much the agent trusts its own number, 0 to 1.</param>
/// <param name="FormedAt">When it was formed; its weight decays with its age.</param>
/// <param name="HorizonNanos">How far ahead the event lies.</param>
/// <param name="Effect">What it asks for; <see cref="OpinionEffect.None"/> for a direction.</param>
/// <param name="Scale">For <see cref="OpinionEffect.Scale"/> and <see cref="OpinionEffect.Throttle"/>: the factor on the position, 0 to 1; else 1.</param>
/// <param name="Weight">Its share in the vote, set by the consensus; 0 for what does not vote.</param>
/// <param name="Reasons">The numbers it rests on.</param>
public readonly record struct Opinion(
    string Agent, OpinionKind Kind, string Event, double Probability, double Confidence, Timestamp FormedAt, long HorizonNanos,
    OpinionEffect Effect, double Scale, double Weight, Reasons Reasons)
{
    /// <summary>Whether a direction says nothing.</summary>
    public bool Abstains => Kind == OpinionKind.Direction && Probability == 0.5;

    /// <summary>How far it moved the consensus, in log-odds: the result with it less the result without it; 0 for what does not vote.</summary>
    public double Moved { get; init; }

    /// <summary>What the answer it rests on cost, in US dollars; 0 for what is computed here. The same answer may stand behind many opinions.</summary>
    public double CostUsd { get; init; }

    /// <summary>Whether a number it gave as a reason is not the one that stands: it says and asks for nothing then.</summary>
    public bool IsRefuted { get; init; }
}

/// <summary>The sort of event an opinion is about.</summary>
public enum OpinionKind
{
    /// <summary>The mid will be higher after the horizon. Only these vote.</summary>
    Direction,

    /// <summary>A named event, such as a loss beyond a limit or a cost above a level. Scales, delays or vetoes.</summary>
    Condition,

    /// <summary>A finding about the system itself. Alerts, throttles or vetoes.</summary>
    Oversight,
}

/// <summary>What an opinion asks for.</summary>
public enum OpinionEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A smaller position.</summary>
    Scale,

    /// <summary>Wait for a better moment.</summary>
    Delay,

    /// <summary>No new exposure.</summary>
    Veto,

    /// <summary>Tell a person.</summary>
    Alert,

    /// <summary>Smaller positions until the finding is gone.</summary>
    Throttle,
}

/// <summary>One number an opinion rests on.</summary>
/// <param name="Text">What the number is, a constant of the agent, such as "RSI(14)".</param>
/// <param name="Value">The number.</param>
/// <param name="Against">What it is compared with; NaN when with nothing.</param>
public readonly record struct Reason(string Text, double Value, double Against = double.NaN)
{
    /// <summary>How the number can be computed again; without it, it is the agent's own.</summary>
    public ReasonSource Source { get; init; }
}

/// <summary>Up to six reasons, the weightiest first.</summary>
[InlineArray(Max)]
public struct ReasonSlots
{
    /// <summary>The most reasons one opinion carries.</summary>
    public const int Max = 6;

    private Reason _first;
}

/// <summary>The reasons of one opinion.</summary>
public struct Reasons : IEquatable<Reasons>
{
    private ReasonSlots _slots;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public readonly Reason this[int index] =>
        (uint)index < (uint)Count ? _slots[index] : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} reasons.");

    /// <summary>Adds one; beyond <see cref="ReasonSlots.Max"/> it is left out.</summary>
    public void Add(Reason reason)
    {
        if (Count < ReasonSlots.Max)
        {
            _slots[Count++] = reason;
        }
    }

    /// <inheritdoc/>
    public readonly bool Equals(Reasons other)
    {
        for (var i = 0; i < Math.Max(Count, other.Count); i++)
        {
            if (Count != other.Count || _slots[i] != other._slots[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Reasons other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Count, _slots[0]);

    /// <summary>Whether both hold the same reasons.</summary>
    public static bool operator ==(Reasons left, Reasons right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Reasons left, Reasons right) => !left.Equals(right);
}

namespace Arus.Contracts.Intelligence;

/// <summary>The agents the platform knows by name, whether there is something for them to read or not.</summary>
public interface IAgentRegistry
{
    /// <summary>All of them, by requirement.</summary>
    /// <param name="sources">What there is for them to read.</param>
    IReadOnlyList<AgentInfo> All(Sources sources);
}

/// <summary>One agent: what it speaks about and what it will be judged by.</summary>
/// <param name="Requirement">The requirement it answers, G01 to G16.</param>
/// <param name="Name">What strategy documents call it, such as <c>technical-indicator</c>.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Group">What it works on.</param>
/// <param name="Kind">The sort of opinion it gives.</param>
/// <param name="Event">The event its opinions are scored on.</param>
/// <param name="Status">Whether it works.</param>
public sealed record AgentInfo(
    string Requirement, string Name, string Title, AgentGroup Group, OpinionKind Kind, string Event, AgentStatus Status);

/// <summary>What an agent works on.</summary>
public enum AgentGroup
{
    /// <summary>Reads the market.</summary>
    Research,

    /// <summary>Shapes what is done.</summary>
    Decision,

    /// <summary>Learns from what was done.</summary>
    Learning,

    /// <summary>Watches the system.</summary>
    Monitoring,
}

/// <summary>Whether an agent works.</summary>
public enum AgentStatus
{
    /// <summary>It forms opinions.</summary>
    Working,

    /// <summary>It has no source, so nothing to read: where a strategy chooses it, its seat stays empty.</summary>
    Absent,
}

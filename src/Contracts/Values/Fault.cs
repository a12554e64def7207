namespace Arus.Contracts;

/// <summary>One thing wrong with an input: what, where, and what would be right.</summary>
/// <param name="Code">Stable for ever, such as <c>STRATEGY_UNKNOWN_AGENT</c>.</param>
/// <param name="Where">The file and line, the option, or the path inside a document.</param>
/// <param name="What">What was found.</param>
/// <param name="Expected">What would be right.</param>
public sealed record Fault(string Code, string Where, string What, string Expected)
{
    /// <summary>One line: where, what, what would be right.</summary>
    public override string ToString() => $"{Where}: {What}; expected {Expected} [{Code}]";
}

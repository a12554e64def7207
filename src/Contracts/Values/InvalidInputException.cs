namespace Arus.Contracts;

/// <summary>An input cannot be used: a file, a document, an option. Carries every fault found, for one clear answer; exit status 2.</summary>
/// <param name="faults">At least one.</param>
public sealed class InvalidInputException(params IReadOnlyList<Fault> faults) : Exception(string.Join('\n', faults))
{
    /// <summary>A single fault.</summary>
    public InvalidInputException(string code, string where, string what, string expected)
        : this(new Fault(code, where, what, expected))
    {
    }

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults;
}

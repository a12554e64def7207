namespace Arus.Contracts;

/// <summary>The work is possible but policy forbids it: a directory somebody else writes to, a rate nobody stated; exit status 3.</summary>
/// <param name="fault">What is refused and what would be right.</param>
public sealed class RefusedException(Fault fault) : Exception(fault.ToString())
{
    /// <summary>What is refused and what would be right.</summary>
    public Fault Fault { get; } = fault;
}

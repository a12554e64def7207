namespace Arus.Host.Retraining;

/// <summary>How a child process ended.</summary>
/// <param name="Status">Its exit status; null when it was ended because its time was over.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">The end of what it complained about.</param>
internal sealed record ChildResult(int? Status, string Output, string Error);

/// <summary>Runs this program again as a process of its own that comes after everything else on the machine.</summary>
internal interface IChildProgram
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="arguments">Its words.</param>
    /// <param name="limit">After how long it is ended.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <exception cref="IOException">It could not be started.</exception>
    Task<ChildResult> Run(IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop);
}

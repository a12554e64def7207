namespace Arus.Contracts.Research;

/// <summary>What a result may be trusted for.</summary>
/// <param name="Result">In one word.</param>
/// <param name="Checks">Every check made, with its number and its limit.</param>
public sealed record Verdict(VerdictResult Result, IReadOnlyList<VerdictCheck> Checks)
{
    /// <summary>The checks that did not pass, the gravest first: why the result is what it is.</summary>
    public IReadOnlyList<VerdictCheck> Reasons { get; } =
        [.. Checks.Where(check => check.Finding != VerdictResult.Pass).OrderByDescending(check => check.Finding)];
}

/// <summary>The outcome of a verdict, or of one of its checks; the later, the graver.</summary>
public enum VerdictResult
{
    /// <summary>Nothing speaks against it and a walk-forward speaks for it.</summary>
    Pass,

    /// <summary>Nothing speaks against it, and nothing proves it.</summary>
    Unproven,

    /// <summary>Something may have flattered it.</summary>
    Suspect,

    /// <summary>It cannot be used, or speaks against the strategy.</summary>
    Reject,
}

/// <summary>One check of a verdict.</summary>
/// <param name="Code">Stable for ever, such as <c>TOO_FEW_TRADES</c>.</param>
/// <param name="Finding"><see cref="VerdictResult.Pass"/> when it found nothing.</param>
/// <param name="Text">What was found and the limit, such as <c>12 trades, at least 30 wanted</c>.</param>
/// <param name="Value">The number found; <see langword="null"/> when there is none.</param>
/// <param name="Limit">The last value that passes; <see langword="null"/> when there is no limit.</param>
public sealed record VerdictCheck(string Code, VerdictResult Finding, string Text, double? Value, double? Limit);

namespace Arus.Contracts.Features;

/// <summary>How a feature, or anything else that claims to know only the past, looked at something it could not have known.</summary>
public enum LeakKind
{
    /// <summary>A value changes when what happened after it is taken away.</summary>
    ReadsTheFuture,

    /// <summary>A value changes when what happened after it is something else.</summary>
    FollowsTheFuture,

    /// <summary>A row stands at a moment at which none closed, or the number of rows depends on the future.</summary>
    MovesRows,

    /// <summary>It tells the label apart better than anything honest does: suspected, not proven.</summary>
    TooGood,
}

/// <summary>One finding.</summary>
/// <param name="Feature">Which column.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="At">The first row on which it shows; <see langword="null"/> for <see cref="LeakKind.TooGood"/>.</param>
/// <param name="Evidence">The numbers, in words.</param>
public sealed record Leak(string Feature, LeakKind Kind, Timestamp? At, string Evidence);

/// <summary>How thoroughly to look.</summary>
public sealed record LeakageSettings
{
    /// <summary>At how many moments history is cut, 1 to 1,000; spread over the whole of it.</summary>
    public int Cuts { get; init; } = 8;

    /// <summary>Decides where the cuts fall and what the changed future looks like.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// How far from ½ the area under the ROC curve of one feature against the label may lie. Published single indicators on liquid markets reach 0.55;
    /// 0.15 beyond ½ is credible to nobody.
    /// </summary>
    public double AreaMax { get; init; } = 0.15;

    /// <summary>The largest credible absolute rank correlation of one feature with the label.</summary>
    public double CorrelationMax { get; init; } = 0.3;

    /// <summary>Rows with both feature and label below which nothing is suspected.</summary>
    public int RowsMin { get; init; } = 200;
}

/// <summary>
/// Looks for knowledge of the future. The first check is proof: rows up to a moment, computed from the history up to that moment, must equal, byte for
/// byte, the same rows computed from all of it, and from all of it with another future. The second is suspicion.
/// </summary>
public interface ILeakageCheck
{
    /// <summary>Recomputes rows on shortened and changed histories; at most one finding per feature and kind.</summary>
    /// <param name="compute">Rows from a history: a feature set, or any other way of making rows.</param>
    /// <param name="history">All of it.</param>
    /// <param name="settings">How thoroughly.</param>
    IReadOnlyList<Leak> CheckTime(Func<FeatureHistory, FeatureMatrix> compute, FeatureHistory history, LeakageSettings settings);

    /// <summary>Compares every column with the label: the area under the ROC curve, and Spearman's rank correlation.</summary>
    /// <param name="rows">The features.</param>
    /// <param name="labels">Per row what was to be foretold; NaN where there is none.</param>
    /// <param name="settings">The bounds.</param>
    IReadOnlyList<Leak> CheckTarget(FeatureMatrix rows, IReadOnlyList<double> labels, LeakageSettings settings);
}

namespace Arus.Contracts.Research;

/// <summary>A report as it was computed last.</summary>
/// <param name="Report">The report; null before the first, and when it could not be computed.</param>
/// <param name="At">When it was asked for; null before the first.</param>
/// <param name="IsComputing">Whether a newer one is under way.</param>
/// <param name="Failure">Why the last attempt made none; empty when it did.</param>
public sealed record KeptReport<T>(T? Report, Timestamp? At, bool IsComputing, string Failure)
    where T : class;

/// <summary>How retraining in the background is doing.</summary>
/// <param name="IsOn">Whether it was asked for.</param>
/// <param name="Running">The slot that is trained now; empty for none.</param>
/// <param name="Trained">Trainings that ended well since the start.</param>
/// <param name="Failures">Trainings that failed since the start.</param>
/// <param name="Failure">Why the last one failed; empty when it did not.</param>
/// <param name="LastAt">When the last one ended; null for none.</param>
public sealed record RetrainingStatus(bool IsOn, string Running, long Trained, long Failures, string Failure, Timestamp? LastAt)
{
    /// <summary>Nobody asked for it.</summary>
    public static readonly RetrainingStatus Off = new(false, "", 0, 0, "", null);
}

/// <summary>
/// Cares for the models of a running server: reports and trainings are computed elsewhere, one at a time and after everything else, so that nothing of it reaches
/// trading. Every member answers at once, from any thread.
/// </summary>
public interface IModelCare
{
    /// <summary>Champion and challengers of a slot; asks for a new report when the last one is old.</summary>
    KeptReport<ShadowReport> Shadow(string slot, SourceId source);

    /// <summary>The drift of a slot; asks for a new report when the last one is old.</summary>
    KeptReport<DriftReport> Drift(string slot, SourceId source);

    /// <summary>How retraining is doing.</summary>
    RetrainingStatus Retraining { get; }
}

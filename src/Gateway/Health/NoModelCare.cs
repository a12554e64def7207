using Arus.Contracts.Research;

namespace Arus.Gateway.Health;

/// <summary>In a process that only answers: nobody computes reports, and nobody trains.</summary>
internal sealed class NoModelCare : IModelCare
{
    private const string Nobody = "this process computes no reports";

    public RetrainingStatus Retraining => RetrainingStatus.Off;

    public KeptReport<ShadowReport> Shadow(string slot, SourceId source) => new(null, null, false, Nobody);

    public KeptReport<DriftReport> Drift(string slot, SourceId source) => new(null, null, false, Nobody);
}

using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Arus.Research.Training;

namespace Arus.UnitTests.Research.Training;

public sealed class DriftJudgeTests
{
    private static readonly OutcomeDrift Quiet = new(400, 0.01, 0.1, false);

    [Theory]
    [InlineData(0.26, 0.1, true)]
    [InlineData(0.25, 0.1, false)]
    [InlineData(0.9, 1.2, false)]
    [InlineData(1.3, 1.2, true)]
    [InlineData(0.3, double.NaN, true)]
    public void Moved_AFeature_IsAboveAQuarterAndAboveTheUsual(double index, double usual, bool expected)
    {
        var baseline = double.IsNaN(usual) ? null : new DriftBaseline(500, [usual], 0);

        Assert.Equal(expected, DriftJudge.Moved([new("a", index, 0.2, 0.1)], baseline)[0].HasMoved);
    }

    [Fact]
    public void Moved_SeveralFeatures_BeginWithTheFarthest()
    {
        var moved = DriftJudge.Moved([new("a", 0.1, 0, 1), new("b", 0.5, 0, 1), new("c", 2, 0, 1), new("d", 9, 0, 1)], new(500, [0.1, 0.1, 0.1, 10], 0));

        Assert.Equal(["c", "b", "d", "a"], moved.Select(feature => feature.Drift.Feature));
    }

    [Theory]
    [InlineData(1, 4, 1)]
    [InlineData(1, 5, 0)]
    [InlineData(0, 5, 0)]
    public void Findings_OfFeatures_NeedAQuarterOfThem(int moved, int all, int found)
    {
        var features = Enumerable.Range(0, all).Select(i => new MovedFeature(new($"f{i}", 0.5, 0, 1), 0.1, i < moved)).ToList();

        Assert.Equal(found, DriftJudge.Findings(features, 0, null, Quiet).Count);
    }

    [Theory]
    [InlineData(0.1, 0, 0)]
    [InlineData(0.11, 0, 1)]
    [InlineData(0.11, 0.2, 0)]
    [InlineData(0.21, 0.2, 1)]
    public void Findings_OfRows_NeedMoreFarOnesThanUsual(double far, double usual, int found) =>
        Assert.Equal(found, DriftJudge.Findings([], far, new(500, [], usual), Quiet).Count);

    [Fact]
    public void Findings_OfOutcomes_AreRisenLossesAndLostCalibration()
    {
        Assert.Contains("losses", Assert.Single(DriftJudge.Findings([], 0, null, Quiet with { HasDrifted = true })), StringComparison.Ordinal);
        Assert.Contains("calibration", Assert.Single(DriftJudge.Findings([], 0, null, Quiet with { CalibrationError = 0.16 })), StringComparison.Ordinal);
        Assert.Empty(DriftJudge.Findings([], 0, null, Quiet with { Count = 49, CalibrationError = 0.9 }));
        Assert.Empty(DriftJudge.Findings([], 0, null, null));
    }
}

using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Drift;
using Arus.Research.Training;

namespace Arus.UnitTests.Research.Training;

public sealed class DriftBaselinesTests
{
    [Fact]
    public void Of_AFeatureThatWanders_IsAboveOneThatDoesNot()
    {
        var (random, values, level) = (new StrictRandom(1), new double[4_000], 0.0);
        for (var row = 0; row < 2_000; row++)
        {
            level += random.NextGaussian();
            (values[2 * row], values[(2 * row) + 1]) = (level, random.NextGaussian());
        }

        var rows = new FeatureTable(["wanders", "stays"], values);
        var baseline = DriftBaselines.Of(new DriftProfiles().Of(rows), rows)!;

        Assert.Equal(500, baseline.Rows);
        Assert.True(baseline.StabilityIndices[0] > 1);
        Assert.InRange(baseline.StabilityIndices[1], 0, 0.1);
    }

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    public void Of_FewRows_IsNone(int count, bool expected)
    {
        var random = new StrictRandom(1);
        var rows = new FeatureTable(["a"], [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())]);

        Assert.Equal(expected, DriftBaselines.Of(new DriftProfiles().Of(rows), rows) is not null);
    }
}

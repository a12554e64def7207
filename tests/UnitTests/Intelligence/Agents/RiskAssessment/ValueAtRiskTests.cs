using Arus.Foundation.Numerics;
using Arus.Intelligence.Agents.RiskAssessment;

namespace Arus.UnitTests.Intelligence.Agents.RiskAssessment;

public sealed class ValueAtRiskTests
{
    // Published alongside the formulas, worked to six digits.
    private static readonly double[] Sample =
    [
        0.012, -0.008, 0.005, 0.021, -0.015, 0.003, 0.009, -0.022, 0.014, 0.006, -0.004, 0.018, -0.011, 0.007, 0.002, -0.019, 0.016, 0.010, -0.006, 0.004,
    ];

    [Fact]
    public void Of_Sample_HasItsMoments()
    {
        var moments = ReturnMoments.Of(Sample);

        Assert.Equal(0.002100, moments.Mean, 6);
        Assert.Equal(0.012354, moments.Deviation, 6);
        Assert.Equal(-0.437780, moments.Skew, 6);
        Assert.Equal(2.217087 - 3, moments.ExcessKurtosis, 6);
    }

    [Fact]
    public void Historical_Sample_InterpolatesAndAveragesTheTail()
    {
        var (var, cvar) = ValueAtRisk.Historical(Sample, 0.95, new double[Sample.Length]);

        Assert.Equal(0.019150, var, 6);
        Assert.Equal(0.022000, cvar, 6);
    }

    [Fact]
    public void Parametric_Sample_IsTheNormalTail()
    {
        var (var, cvar) = ValueAtRisk.Parametric(ReturnMoments.Of(Sample), 0.95);

        Assert.Equal(0.018221, var, 6);
        Assert.Equal(0.023383, cvar, 6);
    }

    [Fact]
    public void CornishFisher_Sample_CorrectsTheQuantile() => Assert.Equal(0.019909, ValueAtRisk.CornishFisher(ReturnMoments.Of(Sample), 0.95), 6);

    [Fact]
    public void CornishFisher_ShapeBeyondItsReach_FallsBackToTheNormal()
    {
        var wild = new ReturnMoments(0, 0.01, Skew: 4, ExcessKurtosis: 1);

        Assert.Equal(ValueAtRisk.Parametric(in wild, 0.95).Var, ValueAtRisk.CornishFisher(in wild, 0.95));
    }

    [Fact]
    public void MonteCarlo_NormalSteps_ComesWithinItsStandardErrorOfTheFormula()
    {
        var random = new StrictRandom(1);
        double[] standardised = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextGaussian())];

        var (var, cvar, error) = ValueAtRisk.MonteCarlo(standardised, 0.01, 4, 0.95, new StrictRandom(2), new double[20_000]);

        Assert.InRange(error, 0.0001, 0.0006);
        Assert.InRange(var, 0.02 * 1.644854 - (4 * error), 0.02 * 1.644854 + (4 * error));
        Assert.InRange(cvar, 0.02 * 2.0627 - 0.001, 0.02 * 2.0627 + 0.001);
    }

    [Fact]
    public void MonteCarlo_SameSeed_IsTheSameBitForBit()
    {
        var one = ValueAtRisk.MonteCarlo(Sample, 1, 8, 0.95, new StrictRandom(7), new double[500]);

        Assert.Equal(one, ValueAtRisk.MonteCarlo(Sample, 1, 8, 0.95, new StrictRandom(7), new double[500]));
        Assert.NotEqual(one, ValueAtRisk.MonteCarlo(Sample, 1, 8, 0.95, new StrictRandom(8), new double[500]));
    }

    [Theory]
    [InlineData(250, 2, 0.108)]
    [InlineData(250, 10, 12.955)]
    [InlineData(250, 0, 5.025)]
    public void Kupiec_BreachesOfOnePercent_AreTheTextbookRatios(int days, int breaches, double expected) =>
        Assert.Equal(expected, ValueAtRisk.Kupiec(days, breaches, 0.01), 3);
}

using Arus.Intelligence.Agents.RiskAssessment;

namespace Arus.UnitTests.Intelligence.Agents.RiskAssessment;

public sealed class StressTestTests
{
    [Fact]
    public void Worst_CalmWindow_IsTenDeviations()
    {
        var worst = StressTest.Worst([0.001, -0.001, 0.001], 0.001, 2, withHistory: false);

        Assert.Equal(("a move of ten deviations", 0.01), (worst.Name, worst.Move));
    }

    [Fact]
    public void Worst_SlideWithinTheWindow_IsItsWorstHorizonOnEitherSide()
    {
        double[] slide = [0.001, -0.02, -0.03, -0.01, 0.002];

        Assert.Equal(0.05, StressTest.Worst(slide, 0.001, 2, withHistory: false).Move, 12);
        Assert.Equal(0.06, StressTest.Worst(slide, 0.001, 3, withHistory: false).Move, 12);
        Assert.Equal(0.06, StressTest.Worst([.. slide.Select(move => -move)], 0.001, 3, withHistory: false).Move, 12);
    }

    [Fact]
    public void Worst_WithHistory_IsAtLeastTheFranc() => Assert.Equal(0.20, StressTest.Worst([0.001], 0.001, 2, withHistory: true).Move);
}

using Arus.Intelligence.Agents.PortfolioOptimization;

namespace Arus.UnitTests.Intelligence.Agents.PortfolioOptimization;

public sealed class MeanVarianceTests
{
    [Fact]
    public void Kelly_TextbookBet_IsItsFraction()
    {
        Assert.Equal(0.175, MeanVariance.Kelly(0.55, 1.2), 12);
        Assert.Equal(0, MeanVariance.Kelly(0.4, 1.2));
        Assert.InRange(MeanVariance.Kelly(0.55, 1.2, observations: 400, errors: 1), 0.12, 0.14);
        Assert.Equal(0, MeanVariance.Kelly(0.55, 1.2, observations: 10, errors: 1));
    }

    [Fact]
    public void Allocate_OneAsset_IsMeanOverVariance()
    {
        var weights = new double[1];

        Assert.True(MeanVariance.Allocate([0.04], [0.02], 0.5, new double[1], weights));
        Assert.Equal(0.25, weights[0], 12);
    }

    [Fact]
    public void Allocate_ThreeAssets_SolvesTheSystem()
    {
        double[] covariance = [0.04, 0.012, -0.002, 0.012, 0.09, 0.01, -0.002, 0.01, 0.0225], means = [0.01, 0.03, -0.01], weights = new double[3];
        MeanVariance.Allocate(covariance, means, 1, new double[9], weights);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(means[i], Enumerable.Range(0, 3).Sum(j => covariance[(i * 3) + j] * weights[j]), 12);
        }
    }

    [Fact]
    public void Allocate_NotPositiveDefinite_SaysSo()
    {
        double[] weights = [1, 1];

        Assert.False(MeanVariance.Allocate([1, 2, 2, 1], [1, 1], 1, new double[4], weights));
        Assert.Equal([0, 0], weights);
    }
}

using Arus.Intelligence.Agents.PortfolioOptimization;

namespace Arus.UnitTests.Intelligence.Agents.PortfolioOptimization;

public sealed class HierarchicalRiskParityTests
{
    [Fact]
    public void Allocate_TwoAssets_WeighsByInverseVariance()
    {
        var weights = new double[2];
        new HierarchicalRiskParity(2).Allocate([0.04, 0.01, 0.01, 0.01], weights);

        Assert.Equal(0.2, weights[0], 12);
        Assert.Equal(0.8, weights[1], 12);
    }

    [Fact]
    public void Allocate_TwoPairsOfLikes_PutsLikesSideBySideAndSharesBetweenThePairs()
    {
        double[] covariance =
        [
            1.0, 0.1, 0.9, 0.1,
            0.1, 1.0, 0.1, 0.9,
            0.9, 0.1, 1.0, 0.1,
            0.1, 0.9, 0.1, 1.0,
        ];
        var (tree, weights) = (new HierarchicalRiskParity(4), new double[4]);
        tree.Allocate(covariance, weights);

        Assert.Equal([0, 2, 1, 3], tree.Order.ToArray());
        Assert.All(weights, weight => Assert.Equal(0.25, weight, 12));
    }

    [Fact]
    public void Allocate_UnlikeVariances_AddsUpToOneAndFavoursTheCalm()
    {
        double[] covariance = [0.09, 0.02, 0.0, 0.02, 0.04, 0.001, 0.0, 0.001, 0.01], weights = new double[3];
        var tree = new HierarchicalRiskParity(3);
        tree.Allocate(covariance, weights);
        var first = weights.ToArray();
        tree.Allocate(covariance, weights);

        Assert.Equal(1.0, weights.Sum(), 12);
        Assert.True(weights[2] > weights[1] && weights[1] > weights[0] && weights[0] > 0);
        Assert.Equal(first, weights);
    }
}

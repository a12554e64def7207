using Arus.Intelligence.Agents.PortfolioOptimization;

namespace Arus.UnitTests.Intelligence.Agents.PortfolioOptimization;

public sealed class RiskParityTests
{
    [Fact]
    public void Allocate_UncorrelatedAssets_WeighsByInverseDeviation()
    {
        var weights = new double[2];
        RiskParity.Allocate([0.04, 0, 0, 0.01], weights);

        Assert.Equal(1.0 / 3, weights[0], 9);
        Assert.Equal(2.0 / 3, weights[1], 9);
    }

    [Fact]
    public void Allocate_CorrelatedAssets_EqualisesTheSharesOfRisk()
    {
        double[] covariance = [0.04, 0.012, -0.002, 0.012, 0.09, 0.01, -0.002, 0.01, 0.0225], weights = new double[3];
        RiskParity.Allocate(covariance, weights);

        var shares = Enumerable.Range(0, 3).Select(i => weights[i] * Enumerable.Range(0, 3).Sum(j => covariance[(i * 3) + j] * weights[j])).ToArray();
        Assert.Equal(1.0, weights.Sum(), 12);
        Assert.All(shares, share => Assert.Equal(shares[0], share, 12));
    }
}

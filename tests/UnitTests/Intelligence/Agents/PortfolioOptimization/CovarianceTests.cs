using Arus.Intelligence.Agents.PortfolioOptimization;

namespace Arus.UnitTests.Intelligence.Agents.PortfolioOptimization;

public sealed class CovarianceTests
{
    /// <summary>Expected numbers: scikit-learn 1.2, LedoitWolf, on the same twelve rows.</summary>
    [Fact]
    public void Shrunk_TwelveRowsOfThree_IsThePublishedEstimator()
    {
        var returns = new double[36];
        for (var i = 0; i < 12; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                returns[(i * 3) + j] = ((((i * 7) + (j * 3)) % 11) - 5) * 0.01 * (j + 1) + (((i % 3) - 1) * 0.004);
            }
        }

        var matrix = new double[9];
        var shrinkage = Covariance.Shrunk(returns, 3, matrix);

        Assert.Equal(0.35116579674376197, shrinkage, 12);
        double[] expected =
        [
            0.002215856093237588, -0.0001253691866069554, -0.0009271300069362261,
            -0.0001253691866069554, 0.004150193061695248, -0.0006365063533943693,
            -0.0009271300069362261, -0.0006365063533943693, 0.007141228622844942,
        ];
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(expected[i], matrix[i], 12);
        }
    }
}

using Arus.Learning.Drift;

namespace Arus.UnitTests.Learning.Drift;

public sealed class CovarianceTests
{
    // Shrinkage and the distances of the first two rows as scikit-learn's LedoitWolf(assume_centered=True) gives them.
    [Theory]
    [InlineData(30, 6, 0.3893732627452638, 2.647253317793696, 2.9763908480782355)]
    [InlineData(8, 5, 1.0, 3.1286524660298607, 1.484994545416596)]
    public void Shrunk_KnownRows_AgreesWithThePublishedImplementation(int count, int width, double shrinkage, double first, double second)
    {
        var rows = Rows(count, width);

        var (factor, found) = Covariance.Shrunk(rows, width);

        Assert.Equal(shrinkage, found, 1e-9);
        Assert.Equal(first, Covariance.SquaredDistance(factor, rows.AsSpan(0, width), new double[width]), first * 1e-6);
        Assert.Equal(second, Covariance.SquaredDistance(factor, rows.AsSpan(width, width), new double[width]), second * 1e-6);
    }

    [Fact]
    public void Shrunk_RowsThatAreOnePoint_CanStillBeInverted()
    {
        var (factor, _) = Covariance.Shrunk(new double[40], 4);

        Assert.Equal(0, Covariance.SquaredDistance(factor, new double[4], new double[4]));
        Assert.True(Covariance.SquaredDistance(factor, [1, 0, 0, 0], new double[4]) > 1e6);
    }

    private static double[] Rows(int count, int width)
    {
        var state = 12345L;
        var rows = new double[count * width];
        for (var i = 0; i < rows.Length; i++)
        {
            state = ((1103515245 * state) + 12345) % 2147483648;
            rows[i] = (state / 2147483648.0 * 2) - 1;
        }

        for (var row = 0; row < count; row++)
        {
            rows[(row * width) + 1] += 0.8 * rows[row * width];
            rows[(row * width) + 2] -= 0.5 * rows[(row * width) + 1];
        }

        for (var column = 0; column < width; column++)
        {
            var mean = Enumerable.Range(0, count).Average(row => rows[(row * width) + column]);
            for (var row = 0; row < count; row++)
            {
                rows[(row * width) + column] -= mean;
            }
        }

        return rows;
    }
}

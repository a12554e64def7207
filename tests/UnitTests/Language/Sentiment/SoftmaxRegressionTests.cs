using Arus.Language.Sentiment;

namespace Arus.UnitTests.Language.Sentiment;

public sealed class SoftmaxRegressionTests
{
    [Fact]
    public void Fit_NoColumns_GivesTheShares()
    {
        var rows = new SparseRows();
        int[] labels = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2];
        foreach (var _ in labels)
        {
            rows.EndRow();
        }

        var probabilities = Predict(SoftmaxRegression.Fit(rows, 0, labels, [1, 1, 1], 1.0, TestContext.Current.CancellationToken), []);

        Assert.Equal(0.5, probabilities[0], 2);
        Assert.Equal(0.3, probabilities[1], 2);
        Assert.Equal(0.2, probabilities[2], 2);
    }

    [Fact]
    public void Fit_SeparableExamples_AreLearnedLessWithAPenalty()
    {
        var (rows, labels) = Examples();

        var free = Predict(SoftmaxRegression.Fit(rows, 3, labels, [1, 1, 1], 0.01, TestContext.Current.CancellationToken), [1]);
        var held = Predict(SoftmaxRegression.Fit(rows, 3, labels, [1, 1, 1], 10.0, TestContext.Current.CancellationToken), [1]);

        Assert.True(free[1] > 0.9);
        Assert.InRange(held[1], 0.34, free[1]);
    }

    [Fact]
    public void Fit_AtItsEnd_NoWeightImprovesTheLoss()
    {
        // At the minimum the penalty balances the errors: for each column the sum over rows of (probability − truth) × value is −penalty × weight.
        const double penalty = 0.5;
        var (rows, labels) = Examples();

        var fitted = SoftmaxRegression.Fit(rows, 3, labels, [1, 1, 1], penalty, TestContext.Current.CancellationToken);

        for (var column = 0; column < 3; column++)
        {
            for (var label = 0; label < 3; label++)
            {
                var error = 0.0;
                for (var row = 0; row < rows.Count; row++)
                {
                    var at = rows.Columns(row).IndexOf(column);
                    error += at < 0 ? 0 : (Predict(fitted, rows.Columns(row).ToArray())[label] - (labels[row] == label ? 1 : 0)) * rows.Values(row)[at];
                }

                Assert.Equal(-penalty * fitted.Weights[(column * 3) + label], error, 1);
            }
        }
    }

    [Fact]
    public void Fit_Cancelled_Stops()
    {
        var (rows, labels) = Examples();

        Assert.Throws<OperationCanceledException>(() => SoftmaxRegression.Fit(rows, 3, labels, [1, 1, 1], 0.1, new CancellationToken(canceled: true)));
    }

    private static (SparseRows Rows, int[] Labels) Examples()
    {
        var rows = new SparseRows();
        var labels = Enumerable.Range(0, 60).Select(row => row % 3).ToArray();
        foreach (var label in labels)
        {
            rows.Add(label, 1.0);
            rows.EndRow();
        }

        return (rows, labels);
    }

    private static double[] Predict(SoftmaxRegression regression, int[] columns)
    {
        var probabilities = new double[3];
        regression.Predict(columns, [.. columns.Select(_ => 1.0)], probabilities);
        return probabilities;
    }
}

using Arus.Contracts.Learning;

namespace Arus.Learning.Linear;

/// <summary>Takes each column's mean off and divides by its standard deviation. What is missing becomes the mean; a column that never varies becomes 0.</summary>
/// <param name="Means">Per column the weighted mean of what is not missing.</param>
/// <param name="Inverses">Per column 1 ÷ its standard deviation (of the population), or 0.</param>
internal sealed record Standardisation(double[] Means, double[] Inverses)
{
    // A spread that is rounding only: such a column is constant.
    private const double RoundingShare = 1e-12;

    /// <summary>Of the columns of examples.</summary>
    public static Standardisation Of(Examples examples)
    {
        var columns = examples.Features.Columns.Count;
        var (sums, weights, squares) = (new double[columns], new double[columns], new double[columns]);
        for (var row = 0; row < examples.Count; row++)
        {
            var values = examples.Features.Row(row);
            var weight = examples.Weights?[row] ?? 1;
            for (var column = 0; column < values.Length; column++)
            {
                var isThere = !double.IsNaN(values[column]);
                sums[column] += isThere ? weight * values[column] : 0;
                weights[column] += isThere ? weight : 0;
            }
        }

        var means = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            means[column] = weights[column] > 0 ? sums[column] / weights[column] : 0;
        }

        for (var row = 0; row < examples.Count; row++)
        {
            var values = examples.Features.Row(row);
            var weight = examples.Weights?[row] ?? 1;
            for (var column = 0; column < values.Length; column++)
            {
                var distance = values[column] - means[column];
                squares[column] += double.IsNaN(distance) ? 0 : weight * distance * distance;
            }
        }

        var inverses = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            var deviation = weights[column] > 0 ? Math.Sqrt(squares[column] / weights[column]) : 0;
            inverses[column] = deviation > RoundingShare * Math.Abs(means[column]) ? 1 / deviation : 0;
            inverses[column] = double.IsFinite(inverses[column]) ? inverses[column] : 0;
        }

        return new(means, inverses);
    }

    /// <summary>The standardised value of a column.</summary>
    public double Of(int column, double value) => double.IsNaN(value) ? 0 : (value - Means[column]) * Inverses[column];

    /// <summary>The standardised values of a row.</summary>
    public void Of(ReadOnlySpan<double> row, Span<double> result)
    {
        for (var column = 0; column < row.Length; column++)
        {
            result[column] = Of(column, row[column]);
        }
    }
}

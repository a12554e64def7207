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
        var (means, all, squares) = (new double[columns], new double[columns], new double[columns]);
        Each(examples, (column, value, weight) => (means[column], all[column]) = (means[column] + (weight * value), all[column] + weight));
        for (var column = 0; column < columns; column++)
        {
            means[column] = all[column] > 0 ? means[column] / all[column] : 0;
        }

        Each(examples, (column, value, weight) => squares[column] += weight * (value - means[column]) * (value - means[column]));
        var inverses = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            var deviation = all[column] > 0 ? Math.Sqrt(squares[column] / all[column]) : 0;
            inverses[column] = deviation > RoundingShare * Math.Abs(means[column]) ? 1 / deviation : 0;
            inverses[column] = double.IsFinite(inverses[column]) ? inverses[column] : 0;
        }

        return new(means, inverses);
    }

    /// <summary>The standardised value of a column.</summary>
    public double Of(int column, double value) => double.IsNaN(value) ? 0 : (value - Means[column]) * Inverses[column];

    private static void Each(Examples examples, Action<int, double, double> add)
    {
        var columns = examples.Features.Columns.Count;
        for (var row = 0; row < examples.Count; row++)
        {
            var values = examples.Features.Row(row);
            var weight = examples.Weights?[row] ?? 1;
            for (var column = 0; column < columns; column++)
            {
                if (!double.IsNaN(values[column]))
                {
                    add(column, values[column], weight);
                }
            }
        }
    }
}

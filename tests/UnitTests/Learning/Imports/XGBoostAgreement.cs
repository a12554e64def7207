using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Learning.Trees;

namespace Arus.Tests;

/// <summary>That an imported model says what XGBoost says: what <c>xgboost_vectors.py</c> wrote into a folder.</summary>
internal static class XGBoostAgreement
{
    public static void Check(Func<byte[], IModel> read, string folder)
    {
        var model = (TreeModel)read(File.ReadAllBytes(Path.Combine(folder, "xgboost.json")));
        var (predictor, attributions) = (model.NewPredictor(), new double[4]);
        foreach (var line in File.ReadLines(Path.Combine(folder, "xgboost.csv")).Skip(1))
        {
            double[] cells = [.. line.Split(',').Select(cell => cell.Length == 0 ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture))];

            var probability = predictor.Predict(cells.AsSpan(0, 4));
            var expected = predictor.Explain(cells.AsSpan(0, 4), attributions);

            // Its sums to the last bit; its exp is good to a few.
            Assert.Equal(cells[4], model.Margin(cells.AsSpan(0, 4)));
            Assert.Equal(cells[5], probability, 3e-7);
            Assert.Equal(cells[6..10], attributions, (left, right) => Math.Abs(left - right) < 2e-5);
            Assert.Equal(cells[10], expected, 2e-5);
        }
    }
}

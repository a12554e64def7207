using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Linear;

namespace Arus.UnitTests.Learning.Linear;

public sealed class LogisticKindTests
{
    [Fact]
    public void Train_LinearRule_FindsIt()
    {
        var model = (LinearModel)Samples.Train("logistic", Samples.Drawn(20_000, 4, 1, x => 0.5 + (1.5 * x[0]) - (0.7 * x[2])));

        Assert.Equal([0.5, 1.5, 0, -0.7, 0], model.Weights, (expected, actual) => Math.Abs(expected - actual) < 0.06);
    }

    [Theory]
    [InlineData("0", "1")]
    [InlineData("0", "100")]
    [InlineData("5", "0")]
    [InlineData("20", "3")]
    public void Train_AnyPenalty_IsWhereTheSlopeIsNought(string l1, string l2)
    {
        var examples = Samples.Drawn(700, 6, 2, x => x[0] - (0.4 * x[1]) + (0.1 * x[3]), missing: 0.1);
        var scale = Standardisation.Of(examples);

        var model = (LinearModel)Samples.Train("logistic", examples, ("l1", l1), ("l2", l2), ("tolerance", "1e-14"));

        var slopes = new double[7];
        for (var row = 0; row < examples.Count; row++)
        {
            var error = model.Predict(examples.Features.Row(row)) - examples.Targets[row];
            slopes[0] += error;
            for (var column = 0; column < 6; column++)
            {
                slopes[column + 1] += error * scale.Of(column, examples.Features.Row(row)[column]);
            }
        }

        var (alpha, lambda) = (double.Parse(l1), double.Parse(l2));
        Assert.Equal(0, slopes[0], 1e-4);
        for (var i = 1; i < 7; i++)
        {
            var weight = model.Weights[i];
            var slope = slopes[i] + (lambda * weight);
            Assert.True(weight == 0 ? Math.Abs(slope) <= alpha + 1e-4 : Math.Abs(slope + (alpha * Math.Sign(weight))) < 1e-4, $"coefficient {i}: {weight}, slope {slope}");
        }
    }

    [Fact]
    public void Train_UnitsOfAColumn_ChangeNothing()
    {
        var examples = Samples.Drawn(400, 3, 2, x => x[0] + x[1]);
        double[] scaled = [.. examples.Features.Values.Select((value, at) => at % 3 == 1 ? (value * 1e5) + 3e6 : value)];

        var plain = Samples.Predict(Samples.Train("logistic", examples), examples.Features);
        var other = examples.Features with { Values = scaled };

        Assert.Equal(plain, Samples.Predict(Samples.Train("logistic", examples with { Features = other }), other), (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Fact]
    public void Train_ClassesFallApart_StaysFinite()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(row => row < 20 ? 1.0 : 2.0)];

        var model = Samples.Train("logistic", Samples.Single(values, [.. values.Select(value => value - 1)]), ("l2", "0"));

        Assert.All(Samples.Predict(model, new FeatureTable(["x"], [1, 2, double.NaN])), p => Assert.InRange(p, 0, 1));
        Assert.True(model.NewPredictor().Predict([2]) > 0.99);
    }

    [Fact]
    public void Train_ColumnTwiceAndColumnConstant_IsSolved()
    {
        var examples = Samples.Drawn(300, 1, 2, x => x[0]);
        double[] values = [.. examples.Features.Values.SelectMany(value => new[] { value, value, 7.0 })];

        var model = (LinearModel)Samples.Train("logistic", examples with { Features = new FeatureTable(["x", "again", "constant"], values) }, ("l2", "0"));

        Assert.Equal(0, model.Weights[3]);
        Assert.InRange(model.Weights[1] + model.Weights[2], 0.7, 1.3);
    }

    [Fact]
    public void Predict_Missing_CountsAsTheMean()
    {
        var examples = Samples.Drawn(300, 2, 2, x => x[0] + 1);
        var scale = Standardisation.Of(examples);

        var predictor = Samples.Train("logistic", examples).NewPredictor();

        Assert.Equal(predictor.Predict([scale.Means[0], 0.3]), predictor.Predict([double.NaN, 0.3]));
    }

    [Fact]
    public void Explain_AnyRow_AddsUpToTheLogOdds()
    {
        var examples = Samples.Curved(300, 1, missing: 0.1);
        var (predictor, attributions) = (Samples.Train("logistic", examples).NewPredictor(), new double[5]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var row = 0; row < 300; row++)
        {
            var sum = predictor.Explain(examples.Features.Row(row), attributions);
            foreach (var attribution in attributions)
            {
                sum += attribution;
            }

            Assert.True(Math.Abs(sum - StrictMath.Logit(predictor.Predict(examples.Features.Row(row)))) < 1e-9);
        }

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Train_Twice_SameBytes()
    {
        var examples = Samples.Curved(300, 1, missing: 0.1);

        Assert.Equal(Samples.Written(Samples.Train("logistic", examples)), Samples.Written(Samples.Train("logistic", examples)));
    }
}

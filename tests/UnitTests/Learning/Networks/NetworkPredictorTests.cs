using Arus.Foundation.Numerics;
using Arus.Learning.Networks;

namespace Arus.UnitTests.Learning.Networks;

public sealed class NetworkPredictorTests
{
    [Theory]
    [InlineData("lstm")]
    [InlineData("tcn")]
    [InlineData("transformer")]
    public void Predict_ManyTimes_AllocatesNothing(string kind)
    {
        var model = Sequences.Train(kind, 1, ("epochs", "1"));
        var (predictor, examples) = (model.NewPredictor(), Sequences.Planted(200, 4));
        predictor.Predict(Sequences.Window(model, examples, 20));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var row = 10; row < 200; row++)
        {
            predictor.Predict(Sequences.Window(model, examples, row));
        }

        Allocations.AssertNoneSince(before);
    }

    [Theory]
    [InlineData("lstm", 0.002)]
    [InlineData("tcn", 0.03)]
    [InlineData("transformer", 0.03)]
    public void Explain_AnyRow_AddsUpToTheLogOdds(string kind, double missedMax)
    {
        var model = Sequences.Train(kind);
        var (predictor, examples) = ((NetworkPredictor)model.NewPredictor(), Sequences.Planted(200, 4, missing: 0.05));
        var attributions = new double[3];
        var missed = 0.0;
        for (var row = 10; row < 200; row += 7)
        {
            var p = predictor.Predict(Sequences.Window(model, examples, row));
            var start = predictor.Explain(Sequences.Window(model, examples, row), attributions);
            missed = Math.Max(missed, predictor.Missed);

            Assert.Equal(StrictMath.Logit(p), start + attributions.Sum(), 1e-6);
            Assert.Equal(p, predictor.Predict(Sequences.Window(model, examples, row)));
        }

        Assert.InRange(missed, 0, missedMax);
    }

    [Fact]
    public void Explain_ThePlantedFeature_CountsMost()
    {
        var model = Sequences.Train("lstm");
        var (predictor, examples) = (model.NewPredictor(), Sequences.Planted(200, 4));
        var (sizes, attributions) = (new double[3], new double[3]);
        for (var row = 10; row < 200; row++)
        {
            predictor.Explain(Sequences.Window(model, examples, row), attributions);
            for (var i = 0; i < 3; i++)
            {
                sizes[i] += Math.Abs(attributions[i]);
            }
        }

        Assert.True(sizes[1] > 3 * Math.Max(sizes[0], sizes[2]), string.Join(' ', sizes));
    }

    [Fact]
    public void Explain_NothingKnown_IsAllExpectation()
    {
        var model = Sequences.Train("tcn", 1, ("epochs", "1"));
        double[] rows = [.. Enumerable.Repeat(double.NaN, 3 * Sequences.Steps)];
        var attributions = new double[3];
        var predictor = model.NewPredictor();

        var start = predictor.Explain(rows, attributions);

        Assert.Equal([0.0, 0, 0], attributions);
        Assert.Equal(predictor.Predict(rows), StrictMath.Logistic(start), 1e-12);
    }
}

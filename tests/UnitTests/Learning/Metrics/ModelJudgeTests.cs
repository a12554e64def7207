using Arus.Contracts.Learning;
using Arus.Learning.Metrics;

namespace Arus.UnitTests.Learning.Metrics;

public sealed class ModelJudgeTests
{
    [Theory]
    [InlineData("booster")]
    [InlineData("logistic")]
    public void Importance_OneFeatureTells_ItIsFoundAndTheOthersAreNot(string kind)
    {
        var examples = Samples.Drawn(1500, 3, 1, x => 3 * x[1]);
        var model = Samples.Train(kind, examples);

        var importance = new ModelJudge().Importance(model, Samples.Drawn(1500, 3, 2, x => 3 * x[1]), 5);

        Assert.Equal(["f0", "f1", "f2"], importance.Select(feature => feature.Feature));
        Assert.True(importance[1].Permutation > 0.3);
        Assert.All(new[] { importance[0], importance[2] }, feature => Assert.InRange(feature.Permutation, -0.05, 0.05));
        if (kind == "booster")
        {
            Assert.Equal(1, importance.Sum(feature => feature.Gain), 1e-9);
            Assert.True(importance[1].Gain > 0.6);
        }
        else
        {
            Assert.All(importance, feature => Assert.True(double.IsNaN(feature.Gain)));
        }
    }

    [Fact]
    public void Predict_ModelOfAWindow_LeavesTheFirstRowsOut()
    {
        var table = new FeatureTable(["x"], [1, 2, 3, 4]);

        Assert.Equal([double.NaN, double.NaN, 0.123, 0.234], new ModelJudge().Predict(new Digits(), table), (left, right) => left.Equals(right) || Math.Abs(left - right) < 1e-12);
    }

    /// <summary>Reads three rows and says them as the digits of a number.</summary>
    private sealed class Digits : IModel, IPredictor
    {
        public ModelId Id => new("");

        public ModelSpec Spec => new("digits", new Dictionary<string, string>(), 0);

        public IReadOnlyList<string> Features => ["x"];

        public int Steps => 3;

        public IPredictor NewPredictor() => this;

        public void Write(Stream stream) => throw new NotSupportedException();

        public double Predict(ReadOnlySpan<double> rows) => (rows[0] / 10) + (rows[1] / 100) + (rows[2] / 1000);

        public double Explain(ReadOnlySpan<double> rows, Span<double> attributions) => throw new NotSupportedException();
    }
}

using Arus.Learning.Trees;

namespace Arus.UnitTests.Learning.Trees;

public sealed class ForestKindTests
{
    [Theory]
    [InlineData("forest")]
    [InlineData("extra-trees")]
    public void Train_InteractionAndCurve_BeatsTheBaseRateOnNewRows(string kind)
    {
        var model = Samples.Train(kind, Samples.Curved(3000, 1, missing: 0.05), ("trees", "60"), ("columns", "0.7"));

        Assert.InRange(Samples.LogLoss(model, Samples.Curved(3000, 2, missing: 0.05)), 0.40, 0.57);
    }

    [Theory]
    [InlineData("forest")]
    [InlineData("extra-trees")]
    public void Train_Twice_SameBytesAndAnotherSeedOthers(string kind)
    {
        var examples = Samples.Curved(300, 1);
        byte[] Made(ulong seed) => Samples.Written(Samples.Train(kind, examples, null, seed, ("trees", "5")));

        Assert.Equal(Made(1), Made(1));
        Assert.NotEqual(Made(1)[^400..], Made(2)[^400..]);
    }

    [Theory]
    [InlineData("forest")]
    [InlineData("extra-trees")]
    public void Train_LeastLeaf_IsKept(string kind)
    {
        var model = (TreeModel)Samples.Train(kind, Samples.Curved(500, 1), ("trees", "5"), ("min-leaf", "25"));

        Assert.All(model.Ensemble.Trees.SelectMany(tree => tree.Nodes).Where(node => node.IsLeaf), leaf => Assert.InRange(leaf.Cover, 25, 500));
    }

    [Fact]
    public void Train_NoBootstrapAllColumns_IsTheTreeWorkedByHand()
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(row => (double)row)];
        double[] targets = [.. values.Select(value => value is > 4.5 and < 12.5 ? 1.0 : 0.0)];

        var model = (TreeModel)Samples.Train("forest", Samples.Single(values, targets), ("trees", "1"), ("bootstrap", "no"), ("min-leaf", "1"));

        var predictor = model.NewPredictor();
        Assert.Equal([4.5, 12.5], model.Ensemble.Trees[0].Nodes.Where(node => !node.IsLeaf).Select(node => node.Threshold).Order());
        Assert.Equal(targets, values.Select(value => predictor.Predict([value])));
    }

    [Fact]
    public void Predict_AnyRow_IsTheMeanOfTheTrees()
    {
        var examples = Samples.Curved(300, 1, missing: 0.1);
        var model = (TreeModel)Samples.Train("forest", examples, ("trees", "11"));

        Assert.All(Enumerable.Range(0, 300), row => Assert.Equal(
            model.Ensemble.Trees.Average(tree => tree.ValueOf(examples.Features.Row(row))), model.NewPredictor().Predict(examples.Features.Row(row)), 1e-12));
    }
}

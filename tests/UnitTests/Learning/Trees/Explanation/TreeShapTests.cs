using System.Numerics;
using Arus.Foundation.Numerics;
using Arus.Learning.Trees;

namespace Arus.UnitTests.Learning.Trees.Explanation;

public sealed class TreeShapTests
{
    [Theory]
    [InlineData("booster")]
    [InlineData("forest")]
    [InlineData("extra-trees")]
    public void Explain_AnyRow_AddsUpToTheLogOdds(string kind)
    {
        var examples = Samples.Curved(600, 1, missing: 0.15);
        var predictor = Samples.Train(kind, examples, (kind == "booster" ? "rounds" : "trees", "20")).NewPredictor();
        var attributions = new double[5];

        for (var row = 0; row < 100; row++)
        {
            var expected = predictor.Explain(examples.Features.Row(row), attributions);

            Assert.Equal(StrictMath.Logit(predictor.Predict(examples.Features.Row(row))), expected + attributions.Sum(), 1e-9);
        }
    }

    [Fact]
    public void Explain_Booster_IsTheShapleyValueByDefinition()
    {
        var examples = Samples.Curved(500, 1, missing: 0.1);
        var model = (TreeModel)Samples.Train("booster", examples, ("rounds", "4"), ("max-depth", "5"));
        var (predictor, attributions) = (model.NewPredictor(), new double[5]);

        for (var row = 0; row < 10; row++)
        {
            predictor.Explain(examples.Features.Row(row), attributions);

            Assert.Equal(ByDefinition(model.Ensemble, examples.Features.Row(row).ToArray()), attributions, (left, right) => Math.Abs(left - right) < 1e-9);
        }
    }

    [Fact]
    public void Explain_FeatureNobodyAsks_GetsNothing()
    {
        var examples = Samples.Drawn(500, 3, 1, x => 3 * x[0]);
        var values = (double[])examples.Features.Values.Clone();
        for (var at = 2; at < values.Length; at += 3)
        {
            values[at] = 1;
        }

        var attributions = new double[3];
        Samples.Train("booster", examples with { Features = examples.Features with { Values = values } }, ("rounds", "10")).NewPredictor().Explain([2, 0, 1], attributions);

        Assert.Equal(0, attributions[2]);
        Assert.True(attributions[0] > Math.Abs(attributions[1]));
    }

    // Σ over subsets S without i of |S|! (n−|S|−1)! / n! × (f(S ∪ i) − f(S)), where a feature outside S goes both ways by cover.
    private static double[] ByDefinition(TreeEnsemble ensemble, double[] row)
    {
        var n = row.Length;
        double[] factorial = [1, 1, 2, 6, 24, 120];
        double[] worth = [.. Enumerable.Range(0, 1 << n).Select(known => ensemble.Trees.Sum(tree => Worth(tree, 0, row, known)))];
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, 1 << n).Where(known => (known & (1 << i)) == 0).Sum(known =>
        {
            var size = BitOperations.PopCount((uint)known);
            return factorial[size] * factorial[n - size - 1] / factorial[n] * (worth[known | (1 << i)] - worth[known]);
        }))];
    }

    private static double Worth(Tree tree, int node, double[] row, int known)
    {
        var split = tree.Nodes[node];
        if (split.IsLeaf)
        {
            return split.Value;
        }

        if ((known & (1 << split.Column)) != 0)
        {
            return Worth(tree, tree.GoesLeft(in split, row[split.Column]) ? split.Left : split.Right, row, known);
        }

        var (left, right) = (tree.Nodes[split.Left].Cover, tree.Nodes[split.Right].Cover);
        return ((left * Worth(tree, split.Left, row, known)) + (right * Worth(tree, split.Right, row, known))) / (left + right);
    }
}

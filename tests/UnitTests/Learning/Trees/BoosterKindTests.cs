using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Trees;

namespace Arus.UnitTests.Learning.Trees;

public sealed class BoosterKindTests
{
    [Fact]
    public void Train_InteractionAndCurve_BeatsTheBaseRateOnNewRows()
    {
        var model = Samples.Train("booster", Samples.Curved(4000, 1), ("rounds", "60"));

        // The rule itself loses 0.45 there, the base rate 0.69.
        Assert.InRange(Samples.LogLoss(model, Samples.Curved(4000, 2)), 0.40, 0.52);
    }

    [Theory]
    [InlineData("max-leaves", "15")]
    [InlineData("rows", "0.5")]
    [InlineData("columns", "0.5")]
    [InlineData("max-bins", "16")]
    [InlineData("l1", "2")]
    [InlineData("max-depth", "12")]
    public void Train_EachSetting_StillLearns(string name, string value)
    {
        var model = Samples.Train("booster", Samples.Curved(3000, 1, missing: 0.1), ("rounds", "40"), (name, value));

        Assert.InRange(Samples.LogLoss(model, Samples.Curved(3000, 2, missing: 0.1)), 0.40, 0.62);
    }

    [Fact]
    public void Train_Twice_SameBytes()
    {
        var examples = Samples.Curved(500, 1, missing: 0.2);
        (string, string)[] settings = [("rounds", "10"), ("rows", "0.7"), ("columns", "0.6")];

        var (first, second) = (Samples.Train("booster", examples, settings), Samples.Train("booster", examples, settings));

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(Samples.Written(first), Samples.Written(second));
    }

    [Fact]
    public void Train_OneSplit_IsTheOneWorkedByHand()
    {
        // Ten rows of each value; events 2 of 10 on the left, 8 of 10 on the right; the base rate is a half.
        double[] values = [.. Enumerable.Repeat(1.0, 10), .. Enumerable.Repeat(4.0, 10)];
        double[] targets = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0];

        var model = (TreeModel)Samples.Train("booster", Samples.Single(values, targets), ("rounds", "1"), ("learning-rate", "0.5"), ("l2", "1"));

        var tree = Assert.Single(model.Ensemble.Trees);
        // G = 10·½ − 2 = 3, H = 10·¼ = 2.5: w = −3/3.5 on the left, half of it by the learning rate; both sides gain 9/3.5.
        Assert.Equal(2.5, tree.Nodes[0].Threshold);
        Assert.Equal(2 * 9 / 3.5, tree.Nodes[0].Gain, 1e-6);
        Assert.Equal(-1.5 / 3.5, tree.Nodes[tree.Nodes[0].Left].Value, 1e-7);
        Assert.Equal(1.5 / 3.5, tree.Nodes[tree.Nodes[0].Right].Value, 1e-7);
        Assert.Equal(StrictMath.Logistic(-1.5 / 3.5), model.NewPredictor().Predict([1.0]), 1e-7);
    }

    [Fact]
    public void Train_WhatIsMissingTells_GoesItsOwnWay()
    {
        var random = new StrictRandom(4);
        double[] values = [.. Enumerable.Range(0, 400).Select(row => row % 4 == 0 ? double.NaN : random.NextGaussian())];
        double[] targets = [.. values.Select(value => double.IsNaN(value) || value > 1 ? 1.0 : 0.0)];

        var predictor = Samples.Train("booster", Samples.Single(values, targets), ("rounds", "30"), ("learning-rate", "0.5")).NewPredictor();

        Assert.True(predictor.Predict([double.NaN]) > 0.9);
        Assert.True(predictor.Predict([0.0]) < 0.1);
        Assert.True(predictor.Predict([2.0]) > 0.9);
    }

    [Fact]
    public void Train_OnlyMissingTells_IsLearnt()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(row => row % 2 == 0 ? double.NaN : 5.0), 6.0];
        double[] targets = [.. values.Select(value => double.IsNaN(value) ? 1.0 : 0.0)];

        var predictor = Samples.Train("booster", Samples.Single(values, targets), ("rounds", "30"), ("learning-rate", "0.5")).NewPredictor();

        Assert.True(predictor.Predict([double.NaN]) > 0.9 && predictor.Predict([5.0]) < 0.1);
    }

    [Fact]
    public void Train_Categories_SplitsByAnySetOfThem()
    {
        var random = new StrictRandom(4);
        double[] values = [.. Enumerable.Range(0, 2000).Select(_ => random.NextInt(9) == 0 ? 40_000.0 : (double)random.NextInt(40))];
        bool IsEvent(double value) => (int)value % 3 == 1;
        double[] targets = [.. values.Select(value => IsEvent(value) ? 1.0 : 0.0)];

        var model = (TreeModel)Samples.Train("booster", Samples.Single(values, targets), ("rounds", "1"), ("max-depth", "1"), ("categorical", "x"), ("learning-rate", "1"));

        var predictor = model.NewPredictor();
        Assert.All(values.Distinct(), value => Assert.Equal(IsEvent(value), predictor.Predict([value]) > 0.5));
        Assert.Equal(2, model.Ensemble.Trees[0].Nodes.Count(node => node.IsLeaf));
    }

    [Theory]
    [InlineData("x:up")]
    [InlineData("x:down")]
    public void Train_Monotone_NeverTurns(string constraint)
    {
        var examples = Samples.Drawn(1500, 3, 5, x => (2 * Math.Abs(x[0])) + x[1]);
        examples = examples with { Features = examples.Features with { Columns = ["x", "y", "z"] } };

        var predictor = Samples.Train("booster", examples, ("rounds", "30"), ("monotone", constraint)).NewPredictor();

        var sign = constraint == "x:up" ? 1 : -1;
        foreach (var other in new[] { -1.0, 0.3, 2.0 })
        {
            double[] curve = [.. Enumerable.Range(-40, 81).Select(step => sign * predictor.Predict([step / 10.0, other, -other]))];
            Assert.Equal(curve.Order(), curve);
            Assert.True(curve[^1] > curve[0]);
        }
    }

    [Fact]
    public void Train_EarlyStopping_KeepsTheBestRounds()
    {
        var (train, validation) = (Samples.Curved(400, 1), Samples.Curved(400, 2));
        (string, string)[] settings = [("rounds", "300"), ("learning-rate", "0.3")];

        var stopped = (TreeModel)Samples.Train("booster", train, validation, 1, [.. settings, ("early-stopping", "10")]);
        var all = (TreeModel)Samples.Train("booster", train, validation, 1, settings);

        Assert.InRange(stopped.Ensemble.Trees.Count, 1, 289);
        Assert.Equal(300, all.Ensemble.Trees.Count);
        Assert.True(Samples.LogLoss(stopped, validation) < Samples.LogLoss(all, validation));
        Assert.Equal(stopped.Ensemble.Trees[^1].Nodes, all.Ensemble.Trees[stopped.Ensemble.Trees.Count - 1].Nodes);
    }

    [Fact]
    public void Train_WeightOfTwo_IsTheRowTwice()
    {
        var examples = Samples.Curved(200, 1);
        double[] weights = [.. Enumerable.Range(0, 200).Select(row => row % 2 == 0 ? 2.0 : 1.0)];
        int[] rows = [.. Enumerable.Range(0, 200).SelectMany(row => row % 2 == 0 ? [row, row] : new[] { row })];
        var doubled = new Examples(
            examples.Features with { Values = [.. rows.SelectMany(row => examples.Features.Row(row).ToArray())] }, [.. rows.Select(row => examples.Targets[row])]);

        var weighted = Samples.Train("booster", examples with { Weights = weights }, ("rounds", "5"));

        Assert.Equal(
            Samples.Predict(Samples.Train("booster", doubled, ("rounds", "5")), examples.Features), Samples.Predict(weighted, examples.Features),
            (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Theory]
    [InlineData("categorical", "nowhere", "COLUMN_UNKNOWN")]
    [InlineData("categorical", "f0", "CATEGORIES_INVALID")]
    [InlineData("monotone", "nowhere:up", "COLUMN_UNKNOWN")]
    [InlineData("monotone", "f0:sideways", "SETTING_INVALID")]
    [InlineData("monotone", "f0", "SETTING_INVALID")]
    public void Train_WrongColumns_OneClearFault(string setting, string value, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Train("booster", Samples.Curved(50, 1), (setting, value))).Faults).Code);

    [Fact]
    public void Train_Stopped_Ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => Samples.Catalog.Train(new ModelSpec("booster", new Dictionary<string, string>(), 1), Samples.Curved(50, 1), null, stop.Token));
    }

    [Fact]
    public void Predict_AnyRow_IsThePlainWalkOfTheTrees()
    {
        var examples = Samples.Curved(800, 3, missing: 0.2);
        var model = (TreeModel)Samples.Train("booster", examples, ("rounds", "21"), ("max-leaves", "20"), ("max-depth", "15"));

        Assert.All(Enumerable.Range(0, 800), row => Assert.Equal(
            model.Ensemble.Probability(model.Ensemble.Margin(examples.Features.Row(row))), model.NewPredictor().Predict(examples.Features.Row(row))));
    }

    [Fact]
    public void Predict_WarmPredictor_AllocatesNothing()
    {
        var examples = Samples.Curved(400, 3);
        var predictor = Samples.Train("booster", examples, ("rounds", "20")).NewPredictor();
        var (row, attributions) = (examples.Features.Row(0).ToArray(), new double[5]);
        predictor.Predict(row);
        predictor.Explain(row, attributions);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2000; i++)
        {
            predictor.Predict(row);
            predictor.Explain(row, attributions);
        }

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Predict_RowOfAnotherWidth_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Samples.Train("booster", Samples.Curved(50, 1), ("rounds", "2")).NewPredictor().Predict([1, 2]));
}

using Arus.Contracts.Learning;

namespace Arus.UnitTests.Learning.Catalog;

public sealed class ModelCatalogTests
{
    [Fact]
    public void Train_UnknownKind_NamesTheNearest()
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Train("boster", Samples.Curved(50, 1))).Faults);

        Assert.Equal("MODEL_KIND_UNKNOWN", fault.Code);
        Assert.StartsWith("'booster'", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_SeveralFaults_AreAllNamed()
    {
        var faults = Assert.Throws<InvalidInputException>(() => Samples.Train(
            "booster", Samples.Curved(5, 1), ("max-depth", "0"), ("learning-rate", "fast"), ("depth", "3"))).Faults;

        Assert.Equal(["SETTING_INVALID", "SETTING_INVALID", "SETTING_UNKNOWN", "EXAMPLES_TOO_FEW"], faults.Select(fault => fault.Code).Order(StringComparer.Ordinal).OrderBy(code => code[0] == 'E'));
    }

    [Theory]
    [InlineData("booster")]
    [InlineData("forest")]
    [InlineData("extra-trees")]
    [InlineData("logistic")]
    public void Train_UnusableExamples_OneClearFault(string kind)
    {
        var good = Samples.Curved(40, 1);
        var nan = (double[])good.Targets.Clone();
        nan[7] = double.NaN;
        var infinite = (double[])good.Features.Values.Clone();
        infinite[12] = double.PositiveInfinity;
        (string Code, Examples Examples)[] cases =
        [
            ("EXAMPLES_EMPTY", new(new FeatureTable([], []), [])),
            ("EXAMPLES_TOO_FEW", new(new FeatureTable(good.Features.Columns, []), [])),
            ("EXAMPLES_TOO_FEW", Samples.Single([1, 2, 3], [0, 1, 0])),
            ("EXAMPLES_CONSTANT", Samples.Single([.. Enumerable.Repeat(3.0, 40)], good.Targets)),
            ("EXAMPLES_CONSTANT", Samples.Single([.. Enumerable.Repeat(double.NaN, 40)], good.Targets)),
            ("TARGET_INVALID", good with { Targets = nan }),
            ("TARGET_SINGLE_CLASS", good with { Targets = new double[40] }),
            ("EXAMPLES_INFINITE", good with { Features = good.Features with { Values = infinite } }),
            ("EXAMPLES_RAGGED", good with { Targets = good.Targets[1..] }),
            ("WEIGHT_INVALID", good with { Weights = [.. Enumerable.Repeat(1.0, 39), 0.0] }),
            ("EXAMPLES_COLUMN_TWICE", good with { Features = good.Features with { Columns = ["a", "b", "c", "d", "a"] } }),
        ];

        Assert.All(cases, bad => Assert.Equal(bad.Code, Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Train(kind, bad.Examples)).Faults).Code));
    }

    [Fact]
    public void Train_ValidationOfOtherColumns_IsAFault()
    {
        var train = Samples.Curved(50, 1);
        var other = train with { Features = train.Features with { Columns = ["f1", "f0", "f2", "f3", "f4"] } };

        Assert.Equal("EXAMPLES_COLUMNS_DIFFER", Assert.Throws<InvalidInputException>(() => Samples.Train("booster", train, other, 1)).Faults[0].Code);
    }

    [Fact]
    public void Train_TwoTextsOfOneSetting_OneName()
    {
        var examples = Samples.Curved(60, 1);

        Assert.Equal(
            Samples.Train("booster", examples, ("rounds", "3"), ("learning-rate", "0.10")).Id,
            Samples.Train("booster", examples, ("rounds", "03"), ("learning-rate", "1e-1")).Id);
    }

    [Theory]
    [InlineData("booster", "48c9590a38f50077")]
    [InlineData("forest", "9ae3abab02bc5a3f")]
    [InlineData("extra-trees", "d460d353f7245622")]
    [InlineData("logistic", "5a4988b186c46d6c")]
    public void Train_AnyMachine_SameBytes(string kind, string print)
    {
        // A new print goes with a new code version, and nothing else.
        (string, string)[] settings = kind == "booster" ? [("rounds", "8"), ("rows", "0.8")] : kind == "logistic" ? [("l1", "0.5")] : [("trees", "8")];

        Assert.Equal(print, Samples.Print(Samples.Train(kind, Samples.Curved(300, 11, missing: 0.1), settings)));
    }

    [Fact]
    public void Train_AnythingElse_AnotherName()
    {
        var examples = Samples.Curved(60, 1);
        var values = (double[])examples.Features.Values.Clone();
        values[3] += 1e-9;
        var ids = new[]
        {
            Samples.Train("forest", examples, ("trees", "2")).Id,
            Samples.Train("forest", examples, ("trees", "3")).Id,
            Samples.Train("extra-trees", examples, ("trees", "2")).Id,
            Samples.Train("forest", examples, null, 2, ("trees", "2")).Id,
            Samples.Train("forest", examples with { Features = examples.Features with { Values = values } }, ("trees", "2")).Id,
            Samples.Train("forest", examples with { Weights = [.. Enumerable.Repeat(1.0, 60)] }, ("trees", "2")).Id,
            Samples.Train("forest", examples, examples, 1, ("trees", "2")).Id,
        };

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void All_EveryKind_DefaultsAreAllowed() =>
        Assert.All(Samples.Catalog.All.Where(kind => !kind.IsSequence), kind => Assert.NotNull(Samples.Train(
            kind.Kind, Samples.Curved(60, 1), [.. kind.Settings.Select(setting => (setting.Name, setting.Default))])));
}

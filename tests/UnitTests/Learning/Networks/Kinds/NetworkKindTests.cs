using Arus.Contracts.Learning;

namespace Arus.UnitTests.Learning.Networks.Kinds;

public sealed class NetworkKindTests
{
    public static TheoryData<string> All => ["lstm", "tcn", "transformer"];

    [Theory, MemberData(nameof(All))]
    public void Train_APlantedSequence_IsLearned(string kind)
    {
        var model = Sequences.Train(kind);

        // One target in twenty is the wrong way: nothing can be below 0.199; knowing nothing is 0.693.
        Assert.InRange(Sequences.LogLoss(model, Sequences.Planted(1_000, 4)), 0.15, 0.38);
        Assert.Equal((Sequences.Steps, "a b c"), (model.Steps, string.Join(' ', model.Features)));
    }

    [Theory, MemberData(nameof(All))]
    public void Train_Twice_GivesTheSameBytes(string kind) =>
        Assert.Equal(Sequences.Bytes(Sequences.Train(kind, 1, ("epochs", "2"))), Sequences.Bytes(Sequences.Train(kind, 1, ("epochs", "2"))));

    [Theory, MemberData(nameof(All))]
    public void Train_WithAnotherSeed_GivesAnotherModelOfAnotherName(string kind)
    {
        var (one, other) = (Sequences.Train(kind, 1, ("epochs", "1")), Sequences.Train(kind, 2, ("epochs", "1")));

        Assert.NotEqual(one.Id, other.Id);
        Assert.NotEqual(Sequences.LogLoss(one, Sequences.Planted(50, 4)), Sequences.LogLoss(other, Sequences.Planted(50, 4)));
    }

    [Theory, MemberData(nameof(All))]
    public void Train_WithMissingValues_StillLearnsAndPredicts(string kind)
    {
        var model = Sequences.Catalog.Train(Sequences.Spec(kind), Sequences.Planted(1_200, 3, missing: 0.1), null, TestContext.Current.CancellationToken);

        Assert.InRange(Sequences.LogLoss(model, Sequences.Planted(1_000, 4, missing: 0.1)), 0.15, 0.5);
        Assert.True(double.IsFinite(model.NewPredictor().Predict([.. Enumerable.Repeat(double.NaN, 3 * Sequences.Steps)])));
    }

    [Fact]
    public void Train_WithValidation_KeepsTheBestEpoch()
    {
        // Targets that mean nothing: what is learned of them is worse on others, the longer the worse.
        var random = new Arus.Foundation.Numerics.StrictRandom(1);
        Examples Noise(ulong seed) => Sequences.Planted(300, seed) with { Targets = [.. Enumerable.Range(0, 300).Select(_ => (double)random.NextInt(2))] };
        var (train, validation) = (Noise(3), Noise(4));
        var spec = Sequences.Spec("lstm", 1, ("epochs", "40"), ("dropout", "0"));

        var stopped = Sequences.LogLoss(Sequences.Catalog.Train(spec, train, validation, TestContext.Current.CancellationToken), validation);
        var overdone = Sequences.LogLoss(Sequences.Catalog.Train(spec, train, null, TestContext.Current.CancellationToken), validation);

        Assert.True(stopped < overdone - 0.2, $"{stopped} is not well below {overdone}");
    }

    [Fact]
    public void Train_WithPositiveWeight_MovesProbabilitiesUp()
    {
        double Mean(string weight)
        {
            var model = Sequences.Train("lstm", 1, ("positive-weight", weight), ("epochs", "2"));
            var examples = Sequences.Planted(200, 4);
            var predictor = model.NewPredictor();
            return Enumerable.Range(5, 190).Average(row => predictor.Predict(Sequences.Window(model, examples, row)));
        }

        Assert.True(Mean("4") > Mean("1") + 0.1);
    }

    [Fact]
    public void Train_WithRowWeights_FollowsTheHeavyRows()
    {
        var examples = Sequences.Planted(1_200, 3);
        var random = new Arus.Foundation.Numerics.StrictRandom(5);
        var isWrong = examples.Targets.Select(_ => random.NextInt(2) == 0).ToArray();
        var targets = examples.Targets.Select((target, i) => isWrong[i] ? 1 - target : target).ToArray();
        var weights = isWrong.Select(wrong => wrong ? 0.01 : 1.0).ToArray();

        var weighted = Sequences.Catalog.Train(Sequences.Spec("lstm"), examples with { Targets = targets, Weights = weights }, null, TestContext.Current.CancellationToken);

        Assert.InRange(Sequences.LogLoss(weighted, Sequences.Planted(1_000, 4)), 0.15, 0.5);
    }

    [Theory]
    [InlineData("lstm", "hidden", "12", "SETTING_INVALID")]
    [InlineData("tcn", "channels", "20", "SETTING_INVALID")]
    [InlineData("transformer", "width", "24", "SETTING_INVALID")]
    [InlineData("transformer", "feed-forward", "12", "SETTING_INVALID")]
    [InlineData("lstm", "steps", "30", "EXAMPLES_TOO_FEW")]
    [InlineData("lstm", "steps", "0", "SETTING_INVALID")]
    public void Train_WrongSettings_AreOneFault(string kind, string name, string value, string code)
    {
        var examples = Sequences.Planted(40, 3);

        var refusal = Assert.Throws<InvalidInputException>(() => Sequences.Catalog.Train(Sequences.Spec(kind, 1, (name, value)), examples, null, TestContext.Current.CancellationToken));

        Assert.Equal([code], refusal.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void Train_OneClassBehindEveryWindow_IsAFault()
    {
        var examples = Sequences.Planted(40, 3);
        examples = examples with { Targets = [.. Enumerable.Range(0, 40).Select(row => row < 5 ? 1.0 : 0.0)] };

        var refusal = Assert.Throws<InvalidInputException>(() => Sequences.Catalog.Train(Sequences.Spec("lstm"), examples, null, TestContext.Current.CancellationToken));

        Assert.Equal(["TARGET_SINGLE_CLASS"], refusal.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void Train_AValueBeyondAllMeasure_IsAFault()
    {
        var examples = Sequences.Planted(40, 3);
        examples.Features.Values[7] = 1e200;

        var refusal = Assert.Throws<InvalidInputException>(() => Sequences.Catalog.Train(Sequences.Spec("lstm"), examples, null, TestContext.Current.CancellationToken));

        Assert.Equal("EXAMPLES_TOO_LARGE the training examples, row 3 'b' is 1E+200", Assert.Single(refusal.Faults) is var fault ? $"{fault.Code} {fault.Where} {fault.What}" : "");
    }

    [Fact]
    public void Train_AColumnWithoutAnyValue_IsIgnored()
    {
        var examples = Sequences.Planted(200, 3);
        for (var row = 0; row < 200; row++)
        {
            examples.Features.Values[row * 3] = double.NaN;
        }

        var model = Sequences.Catalog.Train(Sequences.Spec("tcn", 1, ("epochs", "1")), examples, null, TestContext.Current.CancellationToken);

        Assert.True(double.IsFinite(Sequences.LogLoss(model, Sequences.Planted(50, 4))));
    }

    [Fact]
    public void Train_StoppedBeforeItBegins_Ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => Sequences.Catalog.Train(Sequences.Spec("lstm"), Sequences.Planted(100, 3), null, stop.Token));
    }

    [Fact]
    public void Train_ABreakThatIsNoRow_IsAFault()
    {
        var examples = Sequences.Planted(40, 3) with { Breaks = [20, 20] };

        var refusal = Assert.Throws<InvalidInputException>(() => Sequences.Catalog.Train(Sequences.Spec("lstm"), examples, null, TestContext.Current.CancellationToken));

        Assert.Equal(["EXAMPLES_BREAKS"], refusal.Faults.Select(fault => fault.Code));
    }
}

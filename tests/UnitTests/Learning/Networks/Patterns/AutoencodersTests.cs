using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Patterns;

namespace Arus.UnitTests.Learning.Networks.Patterns;

public sealed class AutoencodersTests
{
    private const int Features = 6;
    private static readonly Autoencoders Models = new();
    private static readonly IPatternModel Model = Train();

    [Fact]
    public void Read_UsualRows_AreSpreadEvenlyOverTheShares()
    {
        var scores = Scores(Model, Plane(1_000, 7));

        Assert.All(scores, score => Assert.InRange(score, 0, 1));
        Assert.Equal(0.5, scores.Average(), 0.06);
        Assert.Equal(0.9, scores.Count(score => score < 0.9) / 1_000.0, 0.06);
    }

    [Fact]
    public void Read_RowsOffThePlane_AreUnusual()
    {
        var random = new StrictRandom(9);
        double[] values = [.. Enumerable.Range(0, 200 * Features).Select(_ => random.NextGaussian() * 2)];

        Assert.True(Scores(Model, values).Average() > 0.95);
        Assert.Equal(1.0, Model.NewReader().Read([100, -100, 100, -100, 100, -100], new float[2]));
    }

    [Fact]
    public void Read_PatternsThatAreAlike_LieNearEachOther()
    {
        var reader = Model.NewReader();
        float[] Place(double a, double b)
        {
            var embedding = new float[Model.Dimensions];
            reader.Read(Row(a, b), embedding);
            return embedding;
        }

        double Apart(float[] one, float[] other) => Math.Sqrt(one.Zip(other, (x, y) => (x - y) * (x - y)).Sum());

        Assert.True(3 * Apart(Place(1, 1), Place(1.1, 0.9)) < Apart(Place(1, 1), Place(-1, 1)));
        Assert.True(3 * Apart(Place(0, -1), Place(0.1, -1)) < Apart(Place(0, -1), Place(0, 1)));
    }

    [Fact]
    public void Read_MissingValues_DoNotCount()
    {
        var reader = Model.NewReader();
        var rows = Plane(200, 11);
        for (var i = 3; i < rows.Length; i += Features)
        {
            rows[i] = double.NaN;
        }

        Assert.All(Scores(Model, rows), score => Assert.InRange(score, 0, 1));
        Assert.Equal(1.0, reader.Read([.. Enumerable.Repeat(double.NaN, Features)], new float[2]));
    }

    [Fact]
    public void Train_Twice_GivesTheSameBytesAndAnotherSeedOthers()
    {
        var bytes = Bytes(Train(epochs: 2));

        Assert.Equal(bytes, Bytes(Train(epochs: 2)));
        Assert.NotEqual(bytes, Bytes(Train(epochs: 2, seed: 2)));
    }

    [Fact]
    public void Train_OnWindowsWithMissingValues_ReadsThem()
    {
        var values = Plane(600, 5);
        for (var i = 0; i < values.Length; i += 17)
        {
            values[i] = double.NaN;
        }

        var model = Models.Train(Spec(("steps", "4"), ("epochs", "3"), ("bottleneck", "5")), Table(values), [100, 250], TestContext.Current.CancellationToken);
        var embedding = new float[model.Dimensions];

        Assert.Equal((4, 5), (model.Steps, model.Dimensions));
        Assert.InRange(model.NewReader().Read(values.AsSpan(0, 4 * Features), embedding), 0, 1);
        Assert.All(embedding, place => Assert.True(float.IsFinite(place)));
    }

    [Fact]
    public void ReadFile_WhatWasWritten_IsTheSameModel()
    {
        var read = Models.Read("m", new MemoryStream(Bytes(Model)));

        Assert.Equal(Bytes(Model), Bytes(read));
        Assert.Equal(Scores(Model, Plane(50, 7)), Scores(read, Plane(50, 7)));
    }

    [Fact]
    public void ReadFile_TruncatedEmptyOrForeign_IsOneFault()
    {
        var bytes = Bytes(Model);
        foreach (var content in new[] { bytes[..^1], bytes[..40], [], "{}"u8.ToArray(), Sequences.Bytes(Sequences.Train("lstm", 1, ("epochs", "1"))) })
        {
            Assert.Single(Assert.Throws<InvalidInputException>(() => Models.Read("m", new MemoryStream(content))).Faults);
        }
    }

    [Fact]
    public void Read_ManyTimes_AllocatesNothing()
    {
        var (reader, rows, embedding) = (Model.NewReader(), Plane(1, 7), new float[2]);
        reader.Read(rows, embedding);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
        {
            reader.Read(rows, embedding);
        }

        Allocations.AssertNoneSince(before);
    }

    [Theory]
    [InlineData("hidden", "12", 300, "SETTING_INVALID")]
    [InlineData("steps", "100", 240, "EXAMPLES_TOO_FEW")]
    [InlineData("steps", "1", 51, "EXAMPLES_TOO_FEW")]
    [InlineData("steps", "1", 0, "EXAMPLES_TOO_FEW")]
    public void Train_WhatCannotBe_IsOneFault(string name, string value, int rows, string code) =>
        AssertFault(code, () => Models.Train(Spec((name, value)), Table(Plane(rows, 3)), null, default));

    [Fact]
    public void Train_ConstantRows_AreOneFault() =>
        AssertFault("EXAMPLES_CONSTANT", () => Models.Train(Spec(), Table([.. Enumerable.Repeat(1.0, 300 * Features)]), null, default));

    private static void AssertFault(string code, Action train) => Assert.Equal([code], Assert.Throws<InvalidInputException>(train).Faults.Select(fault => fault.Code));

    private static IPatternModel Train(int epochs = 30, ulong seed = 1) =>
        Models.Train(Spec(("epochs", epochs.ToString(System.Globalization.CultureInfo.InvariantCulture))) with { Seed = seed }, Table(Plane(1_500, 3)), null, default);

    private static ModelSpec Spec(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["hidden"] = "16", ["bottleneck"] = "2", ["learning-rate"] = "0.01" };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return new("autoencoder", all, 1);
    }

    private static FeatureTable Table(double[] values) => new([.. Enumerable.Range(0, Features).Select(i => $"f{i}")], values);

    // Six features that follow from two, and a little noise.
    private static double[] Plane(int rows, ulong seed)
    {
        var random = new StrictRandom(seed);
        return [.. Enumerable.Range(0, rows).SelectMany(_ => Row(random.NextGaussian(), random.NextGaussian()).Select(x => x + (0.1 * random.NextGaussian())))];
    }

    private static double[] Row(double a, double b) => [a, b, a + b, a - b, (0.5 * a) + b, a - (0.3 * b)];

    private static double[] Scores(IPatternModel model, double[] values)
    {
        var (reader, embedding) = (model.NewReader(), new float[model.Dimensions]);
        return [.. Enumerable.Range(0, values.Length / Features).Select(row => reader.Read(values.AsSpan(row * Features, Features), embedding))];
    }

    private static byte[] Bytes(IPatternModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }
}

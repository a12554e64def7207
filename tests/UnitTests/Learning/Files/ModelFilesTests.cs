using System.Security.Cryptography;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Files;

namespace Arus.UnitTests.Learning.Files;

public sealed class ModelFilesTests
{
    [Theory]
    [InlineData("booster")]
    [InlineData("forest")]
    [InlineData("extra-trees")]
    [InlineData("logistic")]
    public void Read_WhatWasWritten_IsTheSameModel(string kind)
    {
        var examples = WithCategories();
        (string, string)[] settings = kind == "logistic" ? [] : [("categorical", "k")];
        var model = Samples.Train(kind, examples, settings);

        var again = Samples.Read(Samples.Written(model));

        Assert.Equal((model.Id, model.Steps, model.Spec.Kind, model.Spec.Seed), (again.Id, again.Steps, again.Spec.Kind, again.Spec.Seed));
        Assert.Equal(model.Spec.Settings, again.Spec.Settings);
        Assert.Equal(model.Features, again.Features);
        Assert.Equal(Samples.Predict(model, examples.Features), Samples.Predict(again, examples.Features));
        Assert.Equal(Samples.Written(model), Samples.Written(again));
    }

    [Fact]
    public void Read_CutAnywhere_OneClearFault()
    {
        var file = Samples.Written(Samples.Train("booster", Samples.Curved(50, 1), ("rounds", "2")));

        Assert.All(Enumerable.Range(0, file.Length), length =>
        {
            var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Read(file[..length])).Faults);
            Assert.Equal(length < 8 ? "MODEL_FILE_FOREIGN" : "MODEL_FILE_DAMAGED", fault.Code);
        });
    }

    [Theory]
    [InlineData("booster")]
    [InlineData("logistic")]
    public void Read_AnyByteChangedAndSignedAnew_FaultOrModelThatPredicts(string kind)
    {
        var examples = WithCategories();
        (string, string)[] settings = kind == "booster" ? [("rounds", "2"), ("categorical", "k")] : [];
        var file = Samples.Written(Samples.Train(kind, examples, settings));
        var random = new StrictRandom(17);
        var faults = 0;
        for (var run = 0; run < 3000; run++)
        {
            var changed = (byte[])file.Clone();
            for (var times = 1 + random.NextInt(3); times > 0; times--)
            {
                changed[16 + random.NextInt(changed.Length - 48)] = (byte)random.NextInt(256);
            }

            SHA256.HashData(changed.AsSpan(0, changed.Length - 32)).CopyTo(changed, changed.Length - 32);
            try
            {
                var model = Samples.Read(changed);
                var attributions = new double[model.Features.Count];
                Assert.InRange(model.NewPredictor().Predict(examples.Features.Row(run % 100)[..model.Features.Count]), 0, 1);
                model.NewPredictor().Explain(examples.Features.Row(run % 100)[..model.Features.Count], attributions);
            }
            catch (InvalidInputException wrong)
            {
                Assert.Equal("MODEL_FILE_DAMAGED", Assert.Single(wrong.Faults).Code);
                faults++;
            }
        }

        Assert.InRange(faults, 200, 2990);
    }

    [Fact]
    public void Read_AnyByteChanged_IsDamaged()
    {
        var file = Samples.Written(Samples.Train("logistic", Samples.Curved(50, 1)));

        Assert.All(Enumerable.Range(12, file.Length - 12), at =>
        {
            var changed = (byte[])file.Clone();
            changed[at] ^= 1;
            Assert.Equal("MODEL_FILE_DAMAGED", Assert.Throws<InvalidInputException>(() => Samples.Read(changed)).Faults[0].Code);
        });
    }

    [Fact]
    public void Read_NewerVersion_SaysSo()
    {
        var file = Samples.Written(Samples.Train("logistic", Samples.Curved(50, 1)));
        file[8] = ModelFile.Version + 1;

        Assert.Equal("MODEL_FILE_VERSION", Assert.Throws<InvalidInputException>(() => Samples.Read(file)).Faults[0].Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("treehouse")]
    public void Read_Foreign_NamesWhatIsRead(string text)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Samples.Read(System.Text.Encoding.ASCII.GetBytes(text))).Faults);

        Assert.Equal("MODEL_FILE_FOREIGN", fault.Code);
        Assert.Contains("XGBoost JSON", fault.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndlessStream_StopsAtTheLimit() =>
        Assert.Equal("MODEL_FILE_TOO_LARGE", Assert.Throws<InvalidInputException>(() => Samples.Files.Read("model", new Endless())).Faults[0].Code);

    private static Examples WithCategories()
    {
        var examples = Samples.Drawn(200, 3, 1, x => x[0] + Math.Floor(Math.Abs(x[2]) * 3), missing: 0.1);
        double[] values = [.. examples.Features.Values.Select((value, at) => at % 3 == 2 ? Math.Floor(Math.Abs(value) * 20) : value)];
        return examples with { Features = new FeatureTable(["x", "y", "k"], values) };
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => count;

        public override int Read(Span<byte> buffer) => buffer.Length;
    }
}

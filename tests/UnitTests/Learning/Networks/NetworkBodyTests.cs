using System.Security.Cryptography;
using Arus.Learning.Files;
using Arus.Learning.Networks;

namespace Arus.UnitTests.Learning.Networks;

public sealed class NetworkBodyTests
{
    private static readonly ModelFiles Files = new([new NetworkBody(Sequences.Kinds)], []);

    [Theory]
    [InlineData("lstm")]
    [InlineData("tcn")]
    [InlineData("transformer")]
    public void Read_WhatWasWritten_IsTheSameModel(string kind)
    {
        var model = Sequences.Train(kind, 1, ("epochs", "1"));
        var bytes = Sequences.Bytes(model);
        var examples = Sequences.Planted(100, 4, missing: 0.1);

        var read = Files.Read("m", new MemoryStream(bytes));

        Assert.Equal((model.Id, model.Steps), (read.Id, read.Steps));
        Assert.Equal(model.Spec.Settings, read.Spec.Settings);
        Assert.Equal(bytes, Sequences.Bytes(read));
        var (one, other) = (model.NewPredictor(), read.NewPredictor());
        Assert.All(Enumerable.Range(10, 90), row => Assert.Equal(one.Predict(Sequences.Window(model, examples, row)), other.Predict(Sequences.Window(read, examples, row))));
    }

    [Fact]
    public void Read_AnyByteChangedAndSignedAgain_IsAModelOrDamaged()
    {
        // The checksum is made right again: what is left is what a stranger would try.
        var bytes = Sequences.Bytes(Sequences.Train("lstm", 1, ("epochs", "1"), ("hidden", "8")));
        var random = new Arus.Foundation.Numerics.StrictRandom(1);
        for (var i = 0; i < 2_000; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[16 + random.NextInt(Math.Min(changed.Length - 48, 1_200))] ^= (byte)(1 << random.NextInt(8));
            SHA256.HashData(changed.AsSpan(0, changed.Length - 32)).CopyTo(changed.AsSpan(changed.Length - 32));
            try
            {
                var model = Files.Read("m", new MemoryStream(changed));
                Assert.True(model.Steps > 0);
            }
            catch (InvalidInputException refusal)
            {
                Assert.Equal("MODEL_FILE_DAMAGED", Assert.Single(refusal.Faults).Code);
            }
        }
    }

    [Fact]
    public void Read_AnyTruncation_IsDamaged()
    {
        var bytes = Sequences.Bytes(Sequences.Train("tcn", 1, ("epochs", "1"), ("channels", "8")));
        for (var length = 8; length < bytes.Length; length += 97)
        {
            var refusal = Assert.Throws<InvalidInputException>(() => Files.Read("m", new MemoryStream(bytes[..length])));
            Assert.Equal("MODEL_FILE_DAMAGED", Assert.Single(refusal.Faults).Code);
        }
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Language;
using Arus.Language.Sentiment;

namespace Arus.UnitTests.Language.Sentiment;

public sealed class SentimentFileTests
{
    private const int Start = 16;
    private const int Check = 32;
    private static readonly SentimentModels Models = new();
    private static readonly byte[] Content = TrainedModel.Train(Planted(), Lexicon.Current, CancellationToken.None).Content;

    [Fact]
    public void Read_WhatWasWritten_IsTheSameModel()
    {
        var model = Models.Train(Planted(), TestContext.Current.CancellationToken);

        var read = Read(Content);

        Assert.Equal(model.Id, read.Id);
        Assert.All(Planted(), sentence => Assert.Equal(model.Score(sentence.Text), read.Score(sentence.Text)));
        using var again = new MemoryStream();
        Models.Write(read, again);
        Assert.Equal(Content, again.ToArray());
    }

    [Fact]
    public void Write_TheSameSentences_IsTheSameBytesOnEveryMachine() =>
        Assert.Equal("5f109e534ff69e10", Convert.ToHexStringLower(SHA256.HashData(Content))[..16]);

    [Fact]
    public void Write_TheLexicon_IsAMistake() => Assert.Throws<ArgumentException>(() => Models.Write(Models.Lexicon, Stream.Null));

    [Fact]
    public void Read_CutAnywhere_IsOneFault()
    {
        for (var length = 0; length < Content.Length; length += length < 200 ? 1 : 97)
        {
            var expected = length < 8 ? "SENTIMENT_MODEL_FOREIGN" : "SENTIMENT_MODEL_DAMAGED";
            Assert.Equal(expected, Fault(Content[..length]));
        }
    }

    [Fact]
    public void Read_AnyBitTurned_IsOneFault()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var turned = Content.ToArray();
            turned[round < 64 ? round : random.Next(turned.Length)] ^= (byte)(1 << random.Next(8));

            Assert.StartsWith("SENTIMENT_MODEL_", Fault(turned));
        }
    }

    [Fact]
    public void Read_HostileWithARightChecksum_IsOneFaultOrAModelThatScores()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var hostile = Content.ToArray();
            for (var turns = random.Next(1, 5); turns > 0; turns--)
            {
                hostile[random.Next(Start, random.Next(2) == 0 ? 100 : hostile.Length - Check)] = (byte)random.Next(256);
            }

            ISentimentModel model;
            try
            {
                model = Read(Sealed(hostile));
            }
            catch (InvalidInputException wrong)
            {
                Assert.Single(wrong.Faults);
                continue;
            }

            var score = model.Score("On day 4 the mimsy team met in room 3");
            Assert.Equal(1.0, score.Negative + score.Neutral + score.Positive, 9);
        }
    }

    [Theory]
    [InlineData(0, int.MaxValue)]
    [InlineData(0, -1)]
    [InlineData(0, 0)]
    public void Read_ACountOfTermsThatCannotBe_IsOneFault(int add, int count)
    {
        var hostile = Content.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(hostile.AsSpan(Start + 16 + add), count);

        Assert.Equal("SENTIMENT_MODEL_DAMAGED", Fault(Sealed(hostile)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e7)]
    public void Read_AWeightNoTrainingGives_IsOneFault(double weight)
    {
        var hostile = Content.ToArray();
        BinaryPrimitives.WriteDoubleLittleEndian(hostile.AsSpan(hostile.Length - Check - 8), weight);

        Assert.Equal("SENTIMENT_MODEL_DAMAGED", Fault(Sealed(hostile)));
    }

    [Fact]
    public void Read_OtherRules_SaysToTrainAgain()
    {
        var other = Content.ToArray();
        Encoding.ASCII.GetBytes("000000000000-999").CopyTo(other, Start);

        Assert.Equal("SENTIMENT_MODEL_RULES", Fault(Sealed(other)));
    }

    [Fact]
    public void Read_ANewerVersion_SaysSo()
    {
        var newer = Content.ToArray();
        newer[8] = 2;

        Assert.Equal("SENTIMENT_MODEL_VERSION", Fault(Sealed(newer)));
    }

    [Fact]
    public void Read_AnotherFile_SaysSo() => Assert.Equal("SENTIMENT_MODEL_FOREIGN", Fault("label,content\npositive,x\n"u8.ToArray()));

    [Fact]
    public void Read_TooLarge_EndsEarly()
    {
        using var endless = new Endless();

        Assert.Equal("SENTIMENT_MODEL_TOO_LARGE", Assert.Throws<InvalidInputException>(() => Models.Read("f", endless)).Faults[0].Code);
    }

    [Fact]
    public void Train_WordsWithoutEnd_AreNoTerms()
    {
        var endless = new string('x', 1_200);

        var model = Models.Train([.. Planted().Select(sentence => sentence with { Text = sentence.Text + " " + endless })], TestContext.Current.CancellationToken);

        using var stream = new MemoryStream();
        Models.Write(model, stream);
        Assert.Equal(model.Id, Read(stream.ToArray()).Id);
    }

    internal static List<LabelledSentence> Planted()
    {
        (SentimentLabel Label, string Word)[] kinds = [(SentimentLabel.Positive, "frumious"), (SentimentLabel.Negative, "mimsy"), (SentimentLabel.Neutral, "tulgey")];
        return [.. Enumerable.Range(0, 60).Select(row => new LabelledSentence(kinds[row % 3].Label, $"On day {row} the {kinds[row % 3].Word} team met in room {row % 7}"))];
    }

    private static ISentimentModel Read(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return Models.Read("f", stream);
    }

    private static string Fault(byte[] content) => Assert.Single(Assert.Throws<InvalidInputException>(() => Read(content)).Faults).Code;

    private static byte[] Sealed(byte[] content)
    {
        SHA256.HashData(content.AsSpan(0, content.Length - Check), content.AsSpan(content.Length - Check));
        return content;
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Clear();
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}

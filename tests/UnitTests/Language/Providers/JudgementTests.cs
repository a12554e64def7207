using System.Globalization;
using Arus.Contracts.Language;
using Arus.Language.Providers;

namespace Arus.UnitTests.Language.Providers;

public sealed class JudgementTests
{
    private static readonly Question Asked = Question.Of(
        new(TenantId.Local, InstrumentId.Of("EURUSD"), Timestamp.Utc(2026, 1, 5), 90 * Timestamp.NanosPerMinute, "mid higher after the horizon", [new("RSI(14)", 71.52), new("change of 3 bars", -0.0012)], []),
        Prompt.SecondOpinion, isMasked: false, 800);

    [Theory]
    [InlineData("high", "RSI(14)", 71.52, true)]
    [InlineData("RSI(14) stands at 71.5", "RSI(14)", 71.52, true)]
    [InlineData("RSI near 72, within 90 minutes", "RSI(14)", 71.52, true)]
    [InlineData("it fell by 0.0012 over 3 bars", "change of 3 bars", -0.0012, true)]
    [InlineData("RSI(14) stands at 71.6", "RSI(14)", 71.52, false)]
    [InlineData("high", "RSI(14)", 71.5, false)]
    [InlineData("high", "RSI", 71.52, false)]
    [InlineData("high", "rsi(14)", 71.52, false)]
    [InlineData("up 8 of 10 times", "RSI(14)", 71.52, false)]
    [InlineData("gains of 1,250 points", "RSI(14)", 71.52, false)]
    public void Of_AReason_HoldsOnlyWithGivenNumbers(string text, string number, double value, bool expected)
    {
        var judged = Judgement.Of(string.Create(CultureInfo.InvariantCulture, $$"""{"probability":0.7,"reasons":[{"text":"{{text}}","number":"{{number}}","value":{{value}}}]}"""), Asked, Prompt.SecondOpinion);

        Assert.Equal(expected, Assert.Single(judged.Reasons).Holds);
        Assert.Equal(expected ? (SecondOpinionOutcome.Answered, 0.7) : (SecondOpinionOutcome.Unfounded, 0.5), (judged.Outcome, judged.Probability));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"probability\":-0.1,\"reasons\":[{\"text\":\"a\",\"number\":\"b\",\"value\":1}]}")]
    [InlineData("{\"probability\":1e999,\"reasons\":[{\"text\":\"a\",\"number\":\"b\",\"value\":1}]}")]
    [InlineData("{\"probability\":0.5,\"reasons\":[{\"text\":\"a\",\"number\":\"b\",\"value\":1}],\"order\":\"buy\"}")]
    [InlineData("{\"probability\":0.5,\"probability\":0.9,\"reasons\":[{\"text\":\"a\",\"number\":\"b\",\"value\":1}]}")]
    [InlineData("{\"probability\":0.5,\"reasons\":[{\"text\":\"a\",\"number\":\"b\"}]}")]
    [InlineData("{\"probability\":0.5,\"reasons\":[1,2,3,4,5,6]}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Of_AnotherForm_IsMalformedWithTheFault(string text)
    {
        var judged = Judgement.Of(text, Asked, Prompt.SecondOpinion);

        Assert.Equal((SecondOpinionOutcome.Malformed, 0.5), (judged.Outcome, judged.Probability));
        Assert.NotNull(judged.Fault);
    }

    [Fact]
    public void Of_AnyBytes_NeverThrows()
    {
        var random = new Random(4);
        const string good = """{"probability":0.64,"reasons":[{"text":"RSI(14) of 71.5 is high","number":"RSI(14)","value":71.52}]}""";
        for (var round = 0; round < 3_000; round++)
        {
            var text = good.ToCharArray();
            for (var change = 0; change < 3; change++)
            {
                text[random.Next(text.Length)] = (char)random.Next(32, 127);
            }

            Assert.InRange(Judgement.Of(new string(text), Asked, Prompt.SecondOpinion).Probability, 0.0, 1.0);
        }
    }
}

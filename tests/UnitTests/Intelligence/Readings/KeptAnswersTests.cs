using Arus.Contracts.Language;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Readings;
using Arus.UnitTests.Language.Providers;

namespace Arus.UnitTests.Intelligence.Readings;

public sealed class KeptAnswersTests
{
    private static readonly InstrumentId Euro = InstrumentId.Of("EURUSD");

    [Fact]
    public void About_OtherQuestions_AreLeftOut()
    {
        var kept = KeptOpinions.At(1);

        Assert.Equal([kept], About(
            kept with { Instrument = InstrumentId.Of("GBPUSD") }, kept with { Timeframe = BarPeriod.M15 }, kept with { HorizonNanos = 1 }, kept));
    }

    [Fact]
    public void About_SeveralModelsAtOneMoment_HearsTheFirstThatAnswered()
    {
        Assert.Equal(["b"], About(KeptOpinions.Abstained(1, "a"), KeptOpinions.At(1, model: "b"), KeptOpinions.At(1, model: "c")).Select(one => one.Model));
        Assert.Equal(["a"], About(KeptOpinions.Abstained(1, "a"), KeptOpinions.Abstained(1, "b")).Select(one => one.Model));
    }

    [Fact]
    public void About_WhatIsKeptLaterOfAMomentThatHasAnAnswer_ChangesNothing()
    {
        KeptOpinion[] before = [KeptOpinions.At(1), KeptOpinions.At(2)];

        Assert.Equal(About(before), About([.. before, KeptOpinions.At(1, model: "later"), KeptOpinions.At(2, model: "later")]));
    }

    [Fact]
    public void TryRead_KeptInAnyOrder_GivesThemAsTheyBecameKnown()
    {
        var log = new KeptAnswers(About(KeptOpinions.At(3), KeptOpinions.At(1, latencySeconds: 9_000), KeptOpinions.At(2)));

        var read = new List<Timestamp>();
        while (log.TryRead(read.Count, out var answer))
        {
            read.Add(answer.At);
            Assert.True(answer.At > answer.AskedAt);
        }

        Assert.Equal([KeptOpinions.Hour(2).Plus(5 * Timestamp.NanosPerSecond), KeptOpinions.Hour(3).Plus(5 * Timestamp.NanosPerSecond), KeptOpinions.Hour(1).Plus(9_000 * Timestamp.NanosPerSecond)], read);
    }

    private static IReadOnlyList<KeptOpinion> About(params KeptOpinion[] kept) => KeptAnswers.About(kept, Euro, BarPeriod.H1, 8 * Timestamp.NanosPerHour);
}

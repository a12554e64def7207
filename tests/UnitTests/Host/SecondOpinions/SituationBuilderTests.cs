using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.Host.SecondOpinions;

namespace Arus.UnitTests.Host.SecondOpinions;

public sealed class SituationBuilderTests
{
    private static readonly InstrumentId Euro = InstrumentId.Of("EURUSD");
    private static readonly Timestamp Start = Timestamp.Utc(2026, 3, 2);

    [Fact]
    public void Current_WhateverCameBeforeItsWindow_IsTheSame()
    {
        var (early, late) = (Builder(), Builder());
        for (var hour = 0; hour < 200; hour++)
        {
            early.Add(Bar(hour));
            if (hour >= 160)
            {
                late.Add(Bar(hour));
            }
        }

        Assert.Equal(early.Current().Numbers, late.Current().Numbers);
        Assert.Equal(early.Current().At, late.Current().At);
    }

    [Fact]
    public void Current_MarketAtTwiceThePrice_IsTheSameExceptForTheMoment()
    {
        var (one, two) = (Builder(), Builder());
        for (var hour = 0; hour < SituationBuilder.Window; hour++)
        {
            one.Add(Bar(hour));
            two.Add(Bar(hour, scale: 2));
        }

        var situation = one.Current();

        Assert.Equal(situation.Numbers, two.Current().Numbers);
        Assert.Superset(new HashSet<string> { "rsi14", "adx14", "stochastic", "change over 24 bars, percent" }, situation.Numbers.Select(number => number.Name).ToHashSet());
        Assert.Equal((Euro, Start.Plus(SituationBuilder.Window * Timestamp.NanosPerHour), 8 * Timestamp.NanosPerHour), (situation.Instrument, situation.At, situation.HorizonNanos));
    }

    [Fact]
    public void Add_UntilItsWindowIsFull_SaysThatThereIsNothingToAsk()
    {
        var builder = Builder();

        var said = Enumerable.Range(0, SituationBuilder.Window + 1).Select(hour => builder.Add(Bar(hour))).ToList();

        Assert.Equal(SituationBuilder.Window - 1, said.IndexOf(true));
        Assert.True(said[^1]);
    }

    [Fact]
    public void Add_BarOfAnotherOrNotTrusted_IsPassedBy()
    {
        var builder = Builder();
        for (var hour = 0; hour < SituationBuilder.Window; hour++)
        {
            builder.Add(Bar(hour));
        }

        var before = builder.Current();

        Assert.False(builder.Add(Bar(100) with { Instrument = InstrumentId.Of("GBPUSD") }));
        Assert.False(builder.Add(Bar(100) with { Period = BarPeriod.M15 }));
        Assert.False(builder.Add(Bar(100) with { Flags = QuoteFlags.Late }));
        Assert.Equal(before.At, builder.Current().At);
    }

    private static SituationBuilder Builder() => new(new(Euro, BarPeriod.H1, 8 * Timestamp.NanosPerHour), new FeaturePipelineFactory());

    private static Bar Bar(int hour, int scale = 1)
    {
        var price = Price.From(scale * (1.1m + (0.002m * (hour * 7 % 11))));
        return new(
            Euro, BarPeriod.H1, Start.Plus(hour * Timestamp.NanosPerHour), Start.Plus((hour + 1) * Timestamp.NanosPerHour), price, price + PriceDelta.From(scale * 0.001m), price, price, PriceDelta.Zero, 1);
    }
}

using Arus.Contracts.MarketData;
using Arus.MarketData.Simulation;

namespace Arus.UnitTests.MarketData.Simulation;

public sealed class SimulatedMarketTests
{
    private static readonly SimulatedMarket Market = new(new WinterCalendar());

    private static readonly SimulationRequest Request =
        new(InstrumentId.Of("EURUSD"), Seed: 7, Timestamp.Utc(2024, 1, 1), Days: 90, Price.From(1.1m), Digits: 5);

    [Fact]
    public void Describe_ARequest_NamesModelSeedAndSpan()
    {
        Assert.Equal("seeded model, seed 7, 90 days from 2024-01-01T00:00:00Z", Market.Describe(Request));
        Assert.Equal("seeded model, seed 7, 1 day from 2024-01-01T00:00:00Z", Market.Describe(Request with { Days = 1 }));
    }

    [Fact]
    public void Open_WhatNoMarketCouldBe_NamesEveryFault()
    {
        var impossible = Request with { Days = 0, Digits = 12, From = Timestamp.Max };

        var faults = Assert.Throws<InvalidInputException>(() => Market.Open(impossible)).Faults;

        Assert.Equal(["simulation.days", "simulation.from", "simulation.digits"], faults.Select(fault => fault.Where));
    }

    [Theory]
    [InlineData("0", 5)]
    [InlineData("-1.1", 5)]
    [InlineData("1.1", 1)]
    [InlineData("20000000", 0)]
    public void Open_AStartTooFineOrTooFar_IsRefused(string start, int digits)
    {
        var request = Request with { Start = Price.From(decimal.Parse(start, System.Globalization.CultureInfo.InvariantCulture)), Digits = digits };

        Assert.Equal("simulation.start", Assert.Single(Assert.Throws<InvalidInputException>(() => Market.Open(request)).Faults).Where);
    }
}

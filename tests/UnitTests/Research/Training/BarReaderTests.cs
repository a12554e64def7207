using Arus.Contracts.MarketData;
using Arus.Research.Training;

namespace Arus.UnitTests.Research.Training;

public sealed class BarReaderTests : IDisposable
{
    private readonly PlantedMarket _market = new();
    private readonly BarReader _reader;

    public BarReaderTests()
    {
        _market.Pass(48);
        _reader = _market.Get<BarReader>();
    }

    public void Dispose() => _market.Dispose();

    [Fact]
    public void Read_ASourceOfTicks_MakesTheBarsThatEnded()
    {
        var (stored, made) = (Read(PlantedMarket.Bars), Read(PlantedMarket.Ticks));

        Assert.Equal(48, stored.Count);
        Assert.Equal(stored.Take(47), made);
    }

    [Fact]
    public void Read_BarsAndLaterTicks_ContinuesTheBars()
    {
        using (var import = _market.Get<IMarketStore>().BeginImport(_market.Directory, PlantedMarket.Ticks))
        {
            import.Append(Read(PlantedMarket.Bars).Take(20).ToArray());
            import.Complete(DataQuality.Empty);
        }

        Assert.Equal(Read(PlantedMarket.Bars).Take(47), Read(PlantedMarket.Ticks));
    }

    [Fact]
    public void Read_LongerBars_AreMadeOfShorterOnes()
    {
        var days = Read(PlantedMarket.Bars, BarPeriod.H4);

        Assert.InRange(days.Count, 11, 13);
        Assert.All(days, bar => Assert.Equal(BarPeriod.H4, bar.Period));
    }

    [Fact]
    public void Read_WhatTheStoreDoesNotHave_IsOneFault()
    {
        Assert.Equal("STORE_NO_SUCH_SERIES", Assert.Throws<InvalidInputException>(() => Read(new("none"))).Faults[0].Code);
        Assert.Equal("STORE_NO_SUCH_SERIES", Assert.Throws<InvalidInputException>(() => Read(PlantedMarket.Bars, BarPeriod.M15)).Faults[0].Code);
    }

    private List<Bar> Read(SourceId source, BarPeriod period = BarPeriod.H1) => _reader.Read(_market.Directory, source, PlantedMarket.Instrument, period, null, null);
}

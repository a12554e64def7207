using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Tests;

namespace Arus.UnitTests.Features.Sets;

public sealed class FeatureSetTests
{
    private static readonly FeatureSetSpec Everything = new(FeatureMarket.Instrument("EURUSD"), BarPeriod.H1)
    {
        Others = [FeatureMarket.Instrument("GBPUSD"), FeatureMarket.Instrument("USDJPY")],
    };

    [Fact]
    public void CopyTo_LiveQuotes_EqualsTrainingRowsByteForByte()
    {
        var quotes = FeatureMarket.Quotes(days: 60, seed: 7);
        var live = FeatureMarket.Live(Everything, quotes);

        var trained = FeatureMarket.Catalog.Compute(Everything, History(quotes));

        Assert.Equal(live.Times, trained.Times.Take(live.Times.Count));
        Assert.Empty(Names(live).Where((_, column) => !Column(live, column).SequenceEqual(Column(trained, column).Take(live.Times.Count))));
        Assert.Empty(Names(live).Where((_, column) => Column(live, column).Distinct().Count() < 2));
    }

    [Fact]
    public void Add_NewBars_AllocatesNothing()
    {
        var quotes = FeatureMarket.Quotes(days: 20, seed: 3);
        var bars = History(quotes).Bars.SelectMany(series => series).OrderBy(bar => bar.ClosesAt).ToArray();
        var set = FeatureMarket.Catalog.Create(Everything);
        var row = new double[set.Names.Count];
        foreach (var bar in bars.AsSpan(0, 200))
        {
            set.Add(in bar);
            set.CopyTo(row);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var bar in bars.AsSpan(200))
        {
            set.Add(in bar);
            set.CopyTo(row);
        }

        Allocations.AssertNoneSince(before);
    }

    private static FeatureHistory History(List<Tick> quotes) => new([
        .. FeatureMarket.Bars(quotes, Everything.Instrument.Id, BarPeriod.M1, BarPeriod.M5, BarPeriod.M15, BarPeriod.M30, BarPeriod.H1),
        .. Everything.Others.SelectMany(other => FeatureMarket.Bars(quotes, other.Id, BarPeriod.H1)),
    ])
    { Ticks = [.. quotes.Where(quote => quote.Instrument == Everything.Instrument.Id)] };

    private static IEnumerable<string> Names(FeatureMatrix matrix) => matrix.Names;

    private static IEnumerable<long> Column(FeatureMatrix matrix, int column) =>
        Enumerable.Range(0, matrix.Times.Count).Select(row => BitConverter.DoubleToInt64Bits(matrix.Row(row)[column]));
}

using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Tests;

namespace Arus.UnitTests.Features.Sets;

public sealed class FeatureSetTests
{
    private static readonly FeatureSetSpec Everything = new(FeatureMarket.Instrument("EURUSD"), BarPeriod.H1)
    {
        Calendar = FeatureMarket.News(days: 60),
        Others = [FeatureMarket.Instrument("GBPUSD"), FeatureMarket.Instrument("USDJPY")],
    };

    [Fact]
    public void CopyTo_LiveQuotes_EqualsTrainingRowsByteForByte()
    {
        var quotes = FeatureMarket.Quotes(days: 60, seed: 7);
        var live = FeatureMarket.Live(Everything, quotes, FeatureMarket.Book(quotes, Everything.Instrument.Id));

        var trained = FeatureMarket.Catalog.Compute(Everything, History(quotes));

        Assert.Equal(live.Times, trained.Times.Take(live.Times.Count));
        Assert.Empty(Names(live).Where((_, column) => !Column(live, column).SequenceEqual(Column(trained, column).Take(live.Times.Count))));
        Assert.Empty(Names(live).Where((_, column) => Column(live, column).Distinct().Count() < 2));
    }

    [Fact]
    public void CopyTo_RecordedQuotes_EqualsTrainingRowsByteForByte()
    {
        var spec = new FeatureSetSpec(FeatureMarket.Instrument("EURUSD"), BarPeriod.M1);
        var quotes = FeatureMarket.RecordedQuotes();

        var live = FeatureMarket.Live(spec, quotes, book: null);
        var trained = FeatureMarket.Catalog.Compute(spec, new(FeatureMarket.Bars(quotes, spec.Instrument.Id, BarPeriod.M1)) { Ticks = quotes });

        Assert.True(live.Times.Count > 1_000);
        Assert.Equal(live.Times, trained.Times);
        Assert.Empty(Names(live).Where((_, column) => !Column(live, column).SequenceEqual(Column(trained, column))));
    }

    [Fact]
    public void Add_LateBarOfAnotherPeriod_IsCountedAndActsFromTheNextRowOn()
    {
        var bars = FeatureMarket.Bars(FeatureMarket.Quotes(days: 3, seed: 2), Everything.Instrument.Id, BarPeriod.H1, BarPeriod.H4);
        var set = FeatureMarket.Catalog.Create(Everything with { Names = ["h4.ret1"] });
        var row = new double[1];
        var (first, second) = (bars[1].Bars[0], bars[1].Bars[1]);
        set.Add(in first);
        foreach (var bar in bars[0].Bars.Where(bar => bar.ClosesAt <= second.ClosesAt))
        {
            set.Add(in bar);
            set.CopyTo(row);
        }

        set.Add(in second);
        set.CopyTo(row);

        Assert.True(double.IsNaN(row[0]));
        Assert.Equal(1, set.LateBars);
        set.Add(bars[0].Bars.First(bar => bar.ClosesAt > second.ClosesAt));
        set.CopyTo(row);
        Assert.False(double.IsNaN(row[0]));
    }

    [Fact]
    public void Add_BarThatClosesNoLaterThanTheOneBefore_IsRefused()
    {
        var bars = FeatureMarket.Bars(FeatureMarket.Quotes(days: 1, seed: 2), Everything.Instrument.Id, BarPeriod.H1)[0].Bars;
        var set = FeatureMarket.Catalog.Create(Everything);
        set.Add(bars[5]);
        set.CopyTo(new double[set.Names.Count]);
        set.Add(bars[5]);

        Assert.Throws<ArgumentOutOfRangeException>(() => set.CopyTo(new double[set.Names.Count]));
    }

    [Fact]
    public void Add_NewBars_AllocatesNothing()
    {
        var quotes = FeatureMarket.Quotes(days: 20, seed: 3);
        var bars = History(quotes).Bars.SelectMany(series => series.Bars).OrderBy(bar => bar.ClosesAt).ToArray();
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

    [Fact]
    public void CopyTo_RandomMarket_FirstValueComesAfterTheStatedWarmUp()
    {
        var quotes = FeatureMarket.Quotes(days: 30, seed: 21);
        var groups = new[] { FeatureGroup.PriceAction, FeatureGroup.Trend, FeatureGroup.Momentum, FeatureGroup.Volatility, FeatureGroup.Volume, FeatureGroup.CandlePattern };
        var infos = FeatureMarket.Catalog.All.Where(info => groups.Contains(info.Group) && info.Name != "volume.hour.ratio").ToArray();

        var rows = FeatureMarket.Catalog.Compute(Everything with { Names = [.. infos.Select(info => info.Name)] }, History(quotes));

        Assert.Empty(infos.Index().Where(info => First(rows, info.Index) != info.Item.WarmUp).Select(info => $"{info.Item.Name}: {First(rows, info.Index)}, stated {info.Item.WarmUp}"));
    }

    [Fact]
    public void CopyTo_StatedRange_HoldsEveryValue()
    {
        var quotes = FeatureMarket.Quotes(days: 40, seed: 31);
        var rows = FeatureMarket.Catalog.Compute(Everything, History(quotes));
        var bounds = FeatureMarket.Catalog.All.Select(info => Bounds(info.Range)).ToArray();

        Assert.True(bounds.Count(bound => bound is not null) > 100);
        Assert.Empty(
            from row in Enumerable.Range(0, rows.Times.Count)
            from column in Enumerable.Range(0, bounds.Length)
            let value = rows.Row(row)[column]
            where bounds[column] is { } bound && (value < bound.Low - 1e-9 || value > bound.High + 1e-9)
            select $"{rows.Names[column]}: {value}");
    }

    /// <summary>What a range such as "0 to 1", "−1, 0 or 1" or "0 upward" promises; nothing when it says about.</summary>
    private static (double Low, double High)? Bounds(string range)
    {
        if (range.Contains("about", StringComparison.Ordinal))
        {
            return null;
        }

        double[] numbers = [.. System.Text.RegularExpressions.Regex.Matches(range.Split(';')[0], @"−?\d+(\.\d+)?")
            .Select(match => double.Parse(match.Value.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture))];
        return numbers.Length == 0 ? null
            : range.Contains("upward", StringComparison.Ordinal) || range.Contains("or above", StringComparison.Ordinal) ? (numbers[0], double.PositiveInfinity)
            : range.Contains("or below", StringComparison.Ordinal) ? (double.NegativeInfinity, numbers[0])
            : (numbers.Min(), numbers.Max());
    }

    private static int First(FeatureMatrix rows, int column) =>
        Enumerable.Range(0, rows.Times.Count).First(row => !double.IsNaN(rows.Row(row)[column]));

    private static FeatureHistory History(List<Tick> quotes) => new([
        .. FeatureMarket.Bars(quotes, Everything.Instrument.Id, BarPeriod.M1, BarPeriod.M5, BarPeriod.M15, BarPeriod.M30, BarPeriod.H1),
        .. Everything.Others.SelectMany(other => FeatureMarket.Bars(quotes, other.Id, BarPeriod.H1)),
    ])
    {
        Ticks = [.. quotes.Where(quote => quote.Instrument == Everything.Instrument.Id)],
        Book = FeatureMarket.Book(quotes, Everything.Instrument.Id),
    };

    private static IEnumerable<string> Names(FeatureMatrix matrix) => matrix.Names;

    private static IEnumerable<long> Column(FeatureMatrix matrix, int column) =>
        Enumerable.Range(0, matrix.Times.Count).Select(row => BitConverter.DoubleToInt64Bits(matrix.Row(row)[column]));
}

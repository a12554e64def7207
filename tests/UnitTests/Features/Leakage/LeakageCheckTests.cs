using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.Foundation.Numerics;
using Arus.UnitTests.Features.Sets;

namespace Arus.UnitTests.Features.Leakage;

/// <summary>Every honest feature passes, every planted cheat is found.</summary>
public sealed class LeakageCheckTests
{
    private static readonly InstrumentId Eurusd = InstrumentId.Of("EURUSD");
    private static readonly LeakageCheck Check = new();
    private static readonly FeatureHistory History = Invented();

    public static TheoryData<string, Func<double[], IReadOnlyList<Bar>, IReadOnlyList<Bar>, double[]>> TimeCheats => new()
    {
        { "shift −1", (closes, _, _) => [.. closes.Skip(1), double.NaN] },
        { "whole-sample scaling", (closes, _, _) => [.. closes.Select(close => (close - closes.Average()) / (closes.Max() - closes.Min()))] },
        { "resample peek", (_, hours, _) => [.. hours.Select(hour => hours.Last(other => other.OpenedAt.StartOfDay == hour.OpenedAt.StartOfDay).Close.ToDouble())] },
        { "unclosed bar", (_, hours, days) => [.. hours.Select(hour => days.LastOrDefault(day => day.OpenedAt < hour.ClosesAt).Close.ToDouble())] },
        { "two-sided smoothing", (closes, _, _) => [.. closes.Select((_, i) => closes[Math.Max(i - 2, 0)..Math.Min(i + 3, closes.Length)].Average())] },
        { "filled backward", (closes, _, _) => [.. closes.Select((_, i) => closes[Math.Min((i / 24 * 24) + 23, closes.Length - 1)])] },
    };

    [Fact]
    public void CheckTime_WholeCatalogue_FindsNothing()
    {
        var quotes = FeatureMarket.Quotes(days: 25, seed: 13);
        var spec = new FeatureSetSpec(FeatureMarket.Instrument("EURUSD"), BarPeriod.H1)
        {
            Calendar = FeatureMarket.News(days: 25),
            Others = [FeatureMarket.Instrument("GBPUSD")],
        };
        var history = new FeatureHistory([
            .. FeatureMarket.Bars(quotes, Eurusd, BarPeriod.M5, BarPeriod.H1), .. FeatureMarket.Bars(quotes, InstrumentId.Of("GBPUSD"), BarPeriod.H1)])
        { Ticks = [.. quotes.Where(quote => quote.Instrument == Eurusd)], Book = FeatureMarket.Book(quotes, Eurusd) };

        var leaks = Check.CheckTime(given => FeatureMarket.Catalog.Compute(spec, given), history, new() { Cuts = 6 });

        Assert.Empty(leaks);
    }

    [Theory, MemberData(nameof(TimeCheats))]
    public void CheckTime_PlantedCheat_IsFound(string cheat, Func<double[], IReadOnlyList<Bar>, IReadOnlyList<Bar>, double[]> column)
    {
        FeatureMatrix Compute(FeatureHistory given)
        {
            var hours = given.Bars[0].Bars;
            return new([cheat], [.. hours.Select(bar => bar.ClosesAt)], column([.. hours.Select(bar => bar.Close.ToDouble())], hours, given.Bars[1].Bars));
        }

        var leaks = Check.CheckTime(Compute, History, new());

        Assert.Contains(leaks, leak => leak.Feature == cheat && leak.Kind is LeakKind.ReadsTheFuture);
        Assert.Contains(leaks, leak => leak.Feature == cheat && leak.Kind is LeakKind.FollowsTheFuture);
    }

    [Fact]
    public void CheckTime_RowsLabelledByTheOpen_AreFound()
    {
        var leaks = Check.CheckTime(
            given => new(["close"], [.. given.Bars[0].Bars.Select(bar => bar.OpenedAt)], [.. given.Bars[0].Bars.Select(bar => bar.Close.ToDouble())]), History, new());

        Assert.Contains(leaks, leak => leak.Kind is LeakKind.MovesRows);
    }

    [Fact]
    public void CheckTarget_LabelAmongTheFeatures_IsSuspectedAndOnlyThat()
    {
        var random = new StrictRandom(17);
        var labels = Enumerable.Range(0, 2_000).Select(_ => random.NextDouble() < 0.5 ? 1.0 : 0.0).ToArray();
        var rows = new FeatureMatrix(
            ["leak", "leak.turned", "weak", "noise", "constant"], [.. labels.Select((_, i) => new Timestamp(i))],
            [.. labels.SelectMany(label => new[] { label + random.NextGaussian(), -label + (0.5 * random.NextGaussian()), (0.1 * label) + random.NextGaussian(), random.NextGaussian(), 1.0 })]);

        var leaks = Check.CheckTarget(rows, labels, new());

        Assert.Equal(["leak", "leak.turned"], leaks.Select(leak => leak.Feature));
    }

    [Fact]
    public void CheckTarget_WholeCatalogueAgainstTheNextReturn_IsCredible()
    {
        var spec = new FeatureSetSpec(FeatureMarket.Instrument("EURUSD"), BarPeriod.H1);
        var rows = FeatureMarket.Catalog.Compute(spec, History);
        var closes = History.Bars[0].Bars.Select(bar => bar.Close.ToDouble()).ToArray();
        double[] labels = [.. closes.Zip(closes.Skip(1), (now, next) => next > now ? 1.0 : 0.0), double.NaN];

        Assert.Empty(Check.CheckTarget(rows, labels, new()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void CheckTime_CutsBeyondTheLimit_IsRefused(int cuts) => Assert.Equal(
        "LEAKAGE_CUTS_INVALID", Assert.Throws<InvalidInputException>(() => Check.CheckTime(_ => throw new InvalidOperationException(), History, new() { Cuts = cuts })).Faults[0].Code);

    [Fact]
    public void CheckTarget_LabelMissing_IsRefused() => Assert.Equal(
        "LEAKAGE_LABELS_COUNT", Assert.Throws<InvalidInputException>(() => Check.CheckTarget(new(["a"], [default], [1.0]), [], new())).Faults[0].Code);

    /// <summary>Hours and days of a made-up market.</summary>
    private static FeatureHistory Invented() => new([.. FeatureMarket.Bars(FeatureMarket.Quotes(days: 60, seed: 5), Eurusd, BarPeriod.H1, BarPeriod.D1)]);
}

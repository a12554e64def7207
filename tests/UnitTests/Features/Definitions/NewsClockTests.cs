using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.UnitTests.Features.Sets;

namespace Arus.UnitTests.Features.Definitions;

public sealed class NewsClockTests
{
    private static readonly Timestamp Monday = Timestamp.Utc(2024, 1, 8);

    [Fact]
    public void News_BeforeAndAfterARelease_IsToldInHours()
    {
        var rows = Rows([At(0, EventImpact.Low), At(30, EventImpact.High), At(60, EventImpact.Low)]);

        Assert.Equal(30.0 - 10.0, Value(rows, 10, "news.next.hours"));
        Assert.Equal(48.0, Value(rows, 10, "news.last.hours"));
        Assert.Equal(3.0, Value(rows, 30, "news.next.impact"));
        Assert.Equal(1.0, Value(rows, 30, "news.window"));
        Assert.Equal(2.0, Value(rows, 32, "news.last.hours"));
        Assert.Equal(48.0, Value(rows, 32, "news.next.hours"));
        Assert.Equal(1.0, Value(rows, 20, "news.count24"));
        Assert.Equal(0.0, Value(rows, 5, "news.count24"));
        Assert.Equal(0.0, Value(rows, 31, "news.count24"));
    }

    [Fact]
    public void News_Unscheduled_IsNotSeenComing()
    {
        var rows = Rows([At(0, EventImpact.Low), At(30, EventImpact.High) with { IsScheduled = false }, At(60, EventImpact.Low)]);

        Assert.Equal(48.0, Value(rows, 29, "news.next.hours"));
        Assert.Equal(0.0, Value(rows, 29, "news.count24"));
        Assert.Equal(1.0, Value(rows, 31, "news.last.hours"));
    }

    [Fact]
    public void News_OutsideTheCalendar_IsUnknown()
    {
        var rows = Rows([At(20, EventImpact.High), At(40, EventImpact.High)]);

        Assert.True(double.IsNaN(Value(rows, 19, "news.next.hours")));
        Assert.False(double.IsNaN(Value(rows, 20, "news.next.hours")));
        Assert.True(double.IsNaN(Value(rows, 41, "news.next.hours")));
    }

    [Fact]
    public void News_WithoutACalendar_IsUnknown() => Assert.All(Rows(null).Values, value => Assert.True(double.IsNaN(value)));

    [Fact]
    public void Surprise_ActualOfTheFuture_ChangesNothingBeforeItsMoment()
    {
        EconomicEvent[] Events(double last) => [.. Enumerable.Range(0, 10).Select(i => At(i * 5, EventImpact.High) with { Actual = i == 9 ? last : i % 3, Forecast = 1.0 })];

        var (one, other) = (Rows(Events(5.0)), Rows(Events(-5.0)));

        var surprise = one.Names.ToList().IndexOf("news.surprise");
        Assert.Equal(Enumerable.Range(0, 46).Select(row => one.Row(row)[surprise]), Enumerable.Range(0, 46).Select(row => other.Row(row)[surprise]));
        Assert.Contains(Enumerable.Range(0, 46), row => one.Row(row)[surprise] is not (0.0 or double.NaN));
    }

    [Fact]
    public void Surprise_GoodForTheQuoteCurrency_IsBadForTheInstrument()
    {
        EconomicEvent[] Events(string currency) =>
            [.. Enumerable.Range(0, 10).Select(i => At(i * 5, EventImpact.High) with { Currency = Currency.Of(currency), Actual = 2.0, Forecast = 1.0 })];

        Assert.Equal(1.0, Value(Rows(Events("EUR")), 42, "news.surprise"));
        Assert.Equal(-1.0, Value(Rows(Events("USD")), 42, "news.surprise"));
        Assert.Equal(0.0, Value(Rows(Events("CHF")), 42, "news.surprise"));
    }

    private static EconomicEvent At(int hour, EventImpact impact) =>
        new(Monday.Plus(hour * Timestamp.NanosPerHour), Currency.Usd, impact, "Release", double.NaN, double.NaN, double.NaN);

    private static FeatureMatrix Rows(EconomicEvent[]? events)
    {
        var eurusd = FeatureMarket.Instrument("EURUSD");
        var price = Price.From(1.1m);
        Bar[] bars = [.. Enumerable.Range(-1, 80).Select(hour => new Bar(
            eurusd.Id, BarPeriod.H1, Monday.Plus(hour * Timestamp.NanosPerHour), Monday.Plus((hour + 1) * Timestamp.NanosPerHour), price, price, price, price, default, 1))];
        return FeatureMarket.Catalog.Compute(
            new(eurusd, BarPeriod.H1)
            {
                Names = ["news.next.hours", "news.next.impact", "news.last.hours", "news.window", "news.count24", "news.surprise"],
                Calendar = events is null ? null : new FeatureMarket.ListedEvents(events),
            },
            new([new(eurusd.Id, BarPeriod.H1, bars)]));
    }

    /// <summary>The value of the row that closes so many hours after Monday.</summary>
    private static double Value(FeatureMatrix rows, int hour, string feature) => rows.Row(hour)[rows.Names.ToList().IndexOf(feature)];
}

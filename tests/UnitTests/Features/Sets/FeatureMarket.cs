using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Foundation.Numerics;
using Arus.MarketData;
using Arus.MarketData.Bars;
using Arus.MarketData.Calendar;
using Arus.MarketData.Instruments;
using Arus.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Features.Sets;

/// <summary>A made-up market of several instruments, as quotes in the order in which they came.</summary>
internal static class FeatureMarket
{
    /// <summary>The catalogue under test.</summary>
    public static FeatureCatalog Catalog { get; } = new(Builders);

    /// <summary>The builders of bars.</summary>
    public static BarBuilderFactory Builders => new(new TradingCalendar());

    /// <summary>An instrument by its symbol.</summary>
    public static Instrument Instrument(string symbol) =>
        InstrumentCatalog.BuiltIn.TryFind(InstrumentId.Of(symbol), out var found) ? found : throw new InvalidOperationException(symbol);

    /// <summary>Quotes of three instruments that share a part of their moves, from a Monday on, at odd moments, with the weekends left out.</summary>
    public static List<Tick> Quotes(int days, ulong seed)
    {
        var random = new StrictRandom(seed);
        (InstrumentId Id, double Price)[] markets = [(InstrumentId.Of("EURUSD"), 1.10), (InstrumentId.Of("GBPUSD"), 1.30), (InstrumentId.Of("USDJPY"), 110.0)];
        var quotes = new List<Tick>();
        var now = Timestamp.Utc(2024, 1, 1);
        var end = now.Plus(days * Timestamp.NanosPerDay);
        while (now < end)
        {
            now = now.Plus((long)(Timestamp.NanosPerSecond * (5 + random.NextInt(200))));
            if (now.ToDateTime().DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            var shared = random.NextGaussian();
            for (var i = 0; i < markets.Length; i++)
            {
                if (random.NextInt(3) == 0)
                {
                    continue;
                }

                var sign = i == 2 ? -1.0 : 1.0;
                var price = markets[i].Price * (1.0 + (1e-4 * ((sign * shared) + random.NextGaussian())));
                markets[i].Price = price;
                var bid = Price.From(decimal.Round((decimal)price, i == 2 ? 3 : 5));
                var spread = PriceDelta.From((i == 2 ? 0.001m : 0.00001m) * (1 + random.NextInt(4)));
                quotes.Add(new(markets[i].Id, bid, bid + spread, now, now));
            }
        }

        return quotes;
    }

    /// <summary>A day and a half of recorded quotes of EURUSD.</summary>
    public static List<Tick> RecordedQuotes()
    {
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddModule<MarketDataModule>().BuildServiceProvider();
        using var feed = services.GetRequiredService<IMarketDataReader>().OpenFiles(
            new([.. Recorded.Files("lean/Data/forex/fxcm/tick/eurusd", "*.zip").Take(2)], InstrumentId.Of("EURUSD")));
        var quotes = new List<Tick>();
        var batch = new Tick[4_096];
        for (int count; (count = feed.Read(batch)) > 0;)
        {
            quotes.AddRange(batch.AsSpan(0, count));
        }

        return quotes;
    }

    /// <summary>Scheduled news of every few hours, numbers with every other one.</summary>
    public static IEconomicCalendar News(int days)
    {
        var random = new StrictRandom(11);
        var events = Enumerable.Range(0, days * 4).Select(i => new EconomicEvent(
            Timestamp.Utc(2024, 1, 1).Plus((i * 6 * Timestamp.NanosPerHour) + (30 * Timestamp.NanosPerMinute)), i % 2 == 0 ? Currency.Usd : Currency.Of("EUR"),
            (EventImpact)(1 + (i % 3)), $"Release {i % 4}", i % 4 < 2 ? random.NextGaussian() : double.NaN, 0.0, 0.0, IsScheduled: i % 10 != 0));
        return new ListedEvents([.. events]);
    }

    public sealed record ListedEvents(IReadOnlyList<EconomicEvent> Events) : IEconomicCalendar
    {
        public Timestamp From => Events[0].At;

        public Timestamp To => Events[^1].At;
    }

    /// <summary>The state of an order book around each quote of an instrument.</summary>
    public static List<BookTop> Book(IEnumerable<Tick> quotes, InstrumentId instrument)
    {
        var random = new StrictRandom(5);
        return [.. quotes.Where(quote => quote.Instrument == instrument).Select(quote => new BookTop(
            instrument, quote.Bid, Quantity.From(1 + random.NextInt(9)), quote.Ask, Quantity.From(1 + random.NextInt(9)), quote.ReceivedAt))];
    }

    /// <summary>The bars of quotes, one series per instrument and period.</summary>
    public static BarHistory[] Bars(IReadOnlyList<Tick> quotes, InstrumentId instrument, params IReadOnlyList<BarPeriod> periods)
    {
        var builder = Builders.Create(instrument, periods);
        var closed = new Bar[builder.ClosedMax];
        var bars = new List<Bar>();
        foreach (var quote in quotes.Where(quote => quote.Instrument == instrument))
        {
            bars.AddRange(closed[..builder.Add(in quote, closed)]);
        }

        return [.. bars.GroupBy(bar => bar.Period).OrderBy(group => group.Key).Select(group => new BarHistory(instrument, group.Key, [.. group]))];
    }

    /// <summary>Rows as a live engine sees them: every instrument's bars close as time goes by, whoever's quote says so; the quote comes after.</summary>
    public static FeatureMatrix Live(FeatureSetSpec spec, IEnumerable<Tick> quotes, IReadOnlyList<BookTop>? book)
    {
        var set = Catalog.Create(spec);
        IBarBuilder[] builders =
        [
            Builders.Create(spec.Instrument.Id, set.Periods),
            .. spec.Others.Select(other => Builders.Create(other.Id, [spec.Period])),
        ];
        InstrumentId[] ids = [spec.Instrument.Id, .. spec.Others.Select(other => other.Id)];
        var closed = new Bar[builders.Max(builder => builder.ClosedMax)];
        var times = new List<Timestamp>();
        var values = new List<double>();
        var row = new double[set.Names.Count];
        var own = 0;
        foreach (var quote in quotes)
        {
            var before = set.RowTime;
            foreach (var builder in builders)
            {
                var count = builder.CloseUntil(quote.ReceivedAt, closed);
                for (var i = 0; i < count; i++)
                {
                    set.Add(in closed[i]);
                }
            }

            if (set.RowTime > before)
            {
                set.CopyTo(row);
                times.Add(set.RowTime);
                values.AddRange(row);
            }

            builders[Array.IndexOf(ids, quote.Instrument)].Add(in quote, closed);
            set.Add(in quote);
            if (book is not null && quote.Instrument == spec.Instrument.Id)
            {
                set.Add(book[own++]);
            }
        }

        Assert.Equal(0, set.LateBars);
        return new(set.Names, times, [.. values]);
    }
}

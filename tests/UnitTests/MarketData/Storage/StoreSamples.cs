using Arus.Contracts.MarketData;
using Arus.MarketData.Storage;
using Arus.UnitTests.MarketData.Import;

namespace Arus.UnitTests.MarketData.Storage;

/// <summary>A data directory of its own that goes away with the test, and rows to put there.</summary>
internal sealed class StoreSamples : IDisposable
{
    public static readonly InstrumentId EurUsd = InstrumentId.Of("EURUSD");
    public static readonly SourceId Source = new("test");

    public string Data { get; } = Directory.CreateTempSubdirectory("arus-store-").FullName;

    public MarketStore Store { get; } = new(TimeProvider.System, FixedCalendar.Instance, FixedCalendar.Instance);

    /// <summary>Quotes of one week from a seed, some crossed, several of them at the same moment.</summary>
    public static Tick[] Ticks(int count, int week = 0, string symbol = "EURUSD")
    {
        var random = new Random(week);
        var instrument = InstrumentId.Of(symbol);
        var time = Timestamp.Utc(2024, 1, 1).Plus(week * 7 * Timestamp.NanosPerDay);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            time = time.Plus(random.Next(0, 900) * Timestamp.NanosPerMillisecond);
            var bid = 1_100_000_000 + (random.Next(-9, 9) * 10_000L) + (i % 2 * 1_000L);
            var spread = (i % 50 == 0 ? -1 : random.Next(1, 5)) * 10_000L;
            return new Tick(instrument, new(bid), new(bid + spread), time, time, spread < 0 ? QuoteFlags.Crossed : QuoteFlags.None);
        })];
    }

    public static Bar[] Bars(int count, BarPeriod period = BarPeriod.M1, long length = Timestamp.NanosPerMinute)
    {
        var random = new Random(count);
        var start = Timestamp.Utc(2024, 1, 1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var opened = start.Plus(i * length);
            var open = 1_100_000_000 + (random.Next(-9, 9) * 10_000L);
            return new Bar(
                EurUsd, period, opened, opened.Plus(length), new(open), new(open + 200_000), new(open - 200_000), new(open + 10_000),
                new(random.Next(0, 3) * 10_000L), random.Next(1, 100));
        })];
    }

    public static StoreRequest Everything(BarPeriod resolution = BarPeriod.Tick) => new(Source, [EurUsd], resolution);

    public static DataQuality Quality(Timestamp first, Timestamp last, long duplicates = 0) =>
        DataQuality.Empty with { First = first, Last = last, Rejected = new Dictionary<string, long> { [QualityCode.Duplicate] = duplicates } };

    public static DataQuality Quality(Tick[] ticks, long duplicates = 0) => Quality(ticks[0].VenueTime, ticks[^1].VenueTime, duplicates);

    public ImportReceipt Import(Tick[] ticks, long duplicates = 0)
    {
        using var import = Store.BeginImport(Data, Source);
        foreach (var part in ticks.Chunk(4_000))
        {
            import.Append(part);
        }

        return import.Complete(Quality(ticks, duplicates));
    }

    public ImportReceipt Import(Bar[] bars)
    {
        using var import = Store.BeginImport(Data, Source);
        import.Append(bars);
        return import.Complete(Quality(bars[0].OpenedAt, bars[^1].OpenedAt));
    }

    public static Tick[] ReadTicks(IMarketFeed feed)
    {
        var (rows, buffer) = (new List<Tick>(), new Tick[777]);
        while (feed.Read(buffer) is > 0 and var count)
        {
            rows.AddRange(buffer.AsSpan(0, count));
        }

        return [.. rows];
    }

    public static Bar[] ReadBars(IMarketFeed feed)
    {
        var (rows, buffer) = (new List<Bar>(), new Bar[777]);
        while (feed.Read(buffer) is > 0 and var count)
        {
            rows.AddRange(buffer.AsSpan(0, count));
        }

        return [.. rows];
    }

    public Tick[] Stored(StoreRequest? request = null)
    {
        using var feed = Store.Open(Data, request ?? Everything());
        return ReadTicks(feed);
    }

    public string[] Segments() => [.. Directory.GetFiles(Data, "*.seg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Data, recursive: true);
}

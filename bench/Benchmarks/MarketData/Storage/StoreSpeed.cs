using System.Diagnostics;
using System.Globalization;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Benchmarks.MarketData.Storage;

/// <summary>
/// How fast recorded ticks are appended durably in batches, and read back as a range, alternating with SQLite. Budgets: 1,000,000 and 10,000,000 ticks/s.
/// </summary>
internal static class StoreSpeed
{
    private const int Runs = 5;
    private const int BatchRows = 10_000;
    private const int ReadsAtOnce = 8_192;

    private static readonly SourceId Source = new("bench");

    /// <summary>Prints a table; <c>ARUS_TEST_DATA</c> holds the recorded ticks.</summary>
    public static int Run()
    {
        if (Environment.GetEnvironmentVariable("ARUS_TEST_DATA") is not { Length: > 0 } data)
        {
            Console.Error.WriteLine("ARUS_TEST_DATA is not set; docs/test-data.md says how to supply recorded ticks.");
            return 2;
        }

        using var services = Host.Composition.Create(TimeProvider.System);
        var ticks = Recorded(services, Path.Combine(data, "lean/Data/forex/fxcm/tick/eurusd"));
        var (from, to) = (ticks[ticks.Length / 20].ReceivedAt, ticks[^(ticks.Length / 20)].ReceivedAt);
        var inRange = ticks.Where(tick => tick.ReceivedAt >= from && tick.ReceivedAt < to).ToArray();
        var expected = inRange.Sum(tick => tick.Bid.Nanos);
        var speeds = Enumerable.Range(0, 4).Select(_ => new List<double>()).ToArray();
        for (var run = -1; run < Runs; run++)
        {
            var folder = Directory.CreateTempSubdirectory("arus-bench-").FullName;
            try
            {
                double[] seconds =
                [
                    Seconds(() => Append(folder, ticks)),
                    Seconds(() => SqliteTicks.Append(folder, ticks, BatchRows)),
                    Seconds(() => Check(expected, Read(services, folder, from, to))),
                    Seconds(() => Check(expected, SqliteTicks.Read(folder, from, to))),
                ];
                for (var i = 0; i < seconds.Length && run >= 0; i++)
                {
                    speeds[i].Add((i < 2 ? ticks.Length : inRange.Length) / seconds[i]);
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Print(ticks.Length, inRange.Length, speeds);
        return 0;
    }

    private static Tick[] Recorded(IServiceProvider services, string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.zip").Order(StringComparer.Ordinal)];
        using var feed = services.GetRequiredService<IMarketDataReader>().OpenFiles(new(files, InstrumentId.Of("EURUSD")));
        var (ticks, buffer) = (new List<Tick>(), new Tick[ReadsAtOnce]);
        while (feed.Read(buffer) is > 0 and var count)
        {
            ticks.AddRange(buffer.AsSpan(0, count));
        }

        return [.. ticks];
    }

    private static void Append(string folder, Tick[] ticks)
    {
        var key = new SeriesKey(Source, ticks[0].Instrument, BarPeriod.Tick);
        using var directory = DataDirectory.OpenForWriting(folder, [], TimeProvider.System);
        using var writer = new SeriesWriter<Tick, TickLayout>(PhysicalDisk.Instance, key.Folder(directory), key);
        for (var at = 0; at < ticks.Length; at += BatchRows)
        {
            writer.Append((at / BatchRows) + 1, ticks.AsSpan(at, Math.Min(BatchRows, ticks.Length - at)));
        }
    }

    private static long Read(IServiceProvider services, string folder, Timestamp from, Timestamp to)
    {
        using var feed = services.GetRequiredService<IMarketDataReader>().OpenStore(folder, new(Source, [InstrumentId.Of("EURUSD")], BarPeriod.Tick, from, to));
        var (sum, buffer) = (0L, new Tick[ReadsAtOnce]);
        while (feed.Read(buffer) is > 0 and var count)
        {
            foreach (ref readonly var tick in buffer.AsSpan(0, count))
            {
                sum += tick.Bid.Nanos;
            }
        }

        return sum;
    }

    private static double Seconds(Action work)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Check(long expected, long found)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"The bids add up to {found}, not to {expected}.");
        }
    }

    private static void Print(int ticks, int inRange, List<double>[] speeds)
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Machine: {Environment.ProcessorCount} cores, .NET {Environment.Version}, load {load}. {ticks:#,0} recorded ticks in durable batches of {BatchRows:#,0}, {inRange:#,0} read back; {Runs} runs after one to warm up, alternating."));
        Console.WriteLine();
        Console.WriteLine("| work | ticks/s, median | span | of SQLite |");
        Console.WriteLine("|---|---|---|---|");
        Line("append, Arus", speeds[0], speeds[1]);
        Line("append, SQLite (WAL, synchronous=FULL)", speeds[1], speeds[1]);
        Line("range read, Arus", speeds[2], speeds[3]);
        Line("range read, SQLite", speeds[3], speeds[3]);
    }

    private static void Line(string name, List<double> speeds, List<double> reference)
    {
        var ratio = speeds.Zip(reference, (one, other) => one / other).Order().ElementAt(Runs / 2);
        var sorted = speeds.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {sorted[Runs / 2]:#,0} | {sorted[0]:#,0}–{sorted[^1]:#,0} | {ratio:0.0} |"));
    }
}

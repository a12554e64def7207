using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.IntegrationTests.MarketData.Storage;

/// <summary>
/// The process that is killed: this program, started with a variable set, opens a data directory for writing and appends batch after batch, saying the
/// number of each once it is acknowledged.
/// </summary>
internal static class Appender
{
    public static readonly SeriesKey Series = new(new("killed"), InstrumentId.Of("EURUSD"), BarPeriod.Tick);

    /// <summary>How many batches it sends: enough to be killed in, and few enough to be read again and again.</summary>
    public const int BatchesMax = 40;

    private const string FolderVariable = "ARUS_TEST_APPENDER_FOLDER";
    private const string FirstVariable = "ARUS_TEST_APPENDER_FIRST";

    /// <summary>Starts one that sends batches from a number on.</summary>
    public static Process Start(string folder, long first) => Programs.Start(
        "Arus.IntegrationTests",
        new Dictionary<string, string> { [FolderVariable] = folder, [FirstVariable] = first.ToString(CultureInfo.InvariantCulture) });

    /// <summary>The rows of a batch, from its number: one block or several, and now and then after a pause that begins a new segment.</summary>
    public static Tick[] Batch(long number)
    {
        var random = new Random((int)number);
        var start = Timestamp.Utc(2024, 1, 1).Plus((number * Timestamp.NanosPerMinute) + (number / 16 * 7 * Timestamp.NanosPerHour));
        var rows = new Tick[number % 5 == 0 ? random.Next(8_193, 20_000) : random.Next(1, 1_000)];
        for (var i = 0; i < rows.Length; i++)
        {
            var time = start.Plus(i * Timestamp.NanosPerMillisecond);
            var bid = 1_100_000_000L + random.Next(-90_000, 90_000);
            rows[i] = new(Series.Instrument, new(bid), new(bid + random.Next(0, 50_000)), time, time);
        }

        return rows;
    }

    // Before the entry point of the tests, and instead of it.
    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder)
        {
            return;
        }

        using var directory = DataDirectory.OpenForWriting(folder, [], TimeProvider.System);
        using var writer = new SeriesWriter<Tick, TickLayout>(PhysicalDisk.Instance, Series.Folder(directory), Series);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var first = long.Parse(Environment.GetEnvironmentVariable(FirstVariable)!, CultureInfo.InvariantCulture);
        for (var number = first; number < first + BatchesMax; number++)
        {
            writer.Append(number, Batch(number));
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{number}\n"));
        }

        Thread.Sleep(Timeout.Infinite);
    }
}

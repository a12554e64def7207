using System.Diagnostics;
using System.Globalization;

namespace Arus.Benchmarks.Live;

/// <summary>
/// How many ticks a second the server takes from one terminal and from fifty, judged, written down, acknowledged and, once it has ended, stored, none lost.
/// Budgets: 100,000 and 60,000 ticks/s.
/// </summary>
internal static class BridgeSpeed
{
    private const int Runs = 5;
    private const long TicksOfOne = 1_000_000;
    private const long TicksOfEach = 20_000;
    private const int Many = 50;

    /// <summary>Prints a table.</summary>
    public static async Task<int> Run(string root)
    {
        var (one, many) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            one.Add(await Measure(root, terminals: 1, TicksOfOne));
            many.Add(await Measure(root, Many, TicksOfEach));
        }

        Console.WriteLine($"{Tables.Machine()} {Runs} fresh servers each, alternating; every tick sent was found in the store.");
        Console.WriteLine();
        Console.WriteLine("| terminals | ticks of each | ticks/s acknowledged, median | span |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| 1 | {TicksOfOne:#,0} | {Tables.Median(one):#,0} | {Tables.Span(one, "#,0")} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Many} | {TicksOfEach:#,0} | {Tables.Median(many):#,0} | {Tables.Span(many, "#,0")} |"));
        return 0;
    }

    private static async Task<double> Measure(string root, int terminals, long ticks)
    {
        using var server = new LiveServer(root);
        var options = Enumerable.Range(1, terminals).Select(i => server.Terminal($"t{i}")).ToArray();
        server.Start();
        var started = Stopwatch.GetTimestamp();
        var tallies = await Task.WhenAll(options.Select(async (terminal, i) =>
        {
            using var market = new WalkFeed(terminal.Instruments[0], Timestamp.Utc(2024, 1, 8), 2 * Timestamp.NanosPerMillisecond, ticks, i);
            return await server.Play(terminal, market);
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        server.Stop();
        var (sent, stored) = (tallies.Sum(tally => tally.Acknowledged), server.Stored());
        return sent == terminals * ticks && stored == sent
            ? sent / seconds
            : throw new InvalidOperationException($"{terminals * ticks} ticks were played, {sent} acknowledged, {stored} stored.");
    }
}

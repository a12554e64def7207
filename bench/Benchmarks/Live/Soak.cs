using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Arus.Benchmarks.Live;

/// <summary>A day of the market at 500 ticks a second through a server that trades on paper, as fast as it takes it, and its memory at every hour.</summary>
internal static class Soak
{
    private const int TicksPerSecond = 500;

    /// <summary>Writes a table to <c>bench/results/‹machine›/soak.md</c>.</summary>
    /// <param name="root">Of the repository.</param>
    /// <param name="machine">Folder of the results.</param>
    /// <param name="hours">Of the market.</param>
    public static async Task<int> Run(string root, string machine, int hours)
    {
        using var server = new LiveServer(root);
        var terminal = server.Terminal("t1");
        server.Start();
        var ticks = (long)hours * 3_600 * TicksPerSecond;
        var from = Timestamp.Utc(2024, 1, 8);
        using var market = new WalkFeed(terminal.Instruments[0], from, Timestamp.NanosPerSecond / TicksPerSecond, ticks, seed: 1);
        var started = Stopwatch.GetTimestamp();
        var playing = server.Play(terminal, market);
        var table = new StringBuilder("| hour of the market | resident, MB | minutes here |\n|---|---|---|\n");
        for (var hour = 1; hour <= hours; hour++)
        {
            while (!playing.IsCompleted && market.Now < from.Plus(hour * Timestamp.NanosPerHour))
            {
                await Task.Delay(100);
            }

            table.Append(CultureInfo.InvariantCulture, $"| {hour} | {server.ResidentMegabytes():0} | {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} |\n");
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\rhour {hour}, {server.ResidentMegabytes():0} MB "));
        }

        var tally = await playing;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        server.Stop();
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"# A day at 500 ticks a second\n\n{Tables.Machine()}\n\n{hours} hours of the market, {tally.Ticks:#,0} ticks, {tally.Acknowledged:#,0} acknowledged, {server.Stored():#,0} stored; {tally.Ticks / seconds:#,0} ticks/s. Strategy `consensus` on paper.\n\n{table}");
        var folder = Path.Combine(root, "bench", "results", machine);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "soak.md"), text);
        Console.WriteLine(text);
        return server.Stored() == ticks ? 0 : 1;
    }
}

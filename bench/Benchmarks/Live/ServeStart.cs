using System.Globalization;

namespace Arus.Benchmarks.Live;

/// <summary>How long <c>arus serve</c> takes until it answers: on a new directory, and on one with a session to recover. Budget: 2 s.</summary>
internal static class ServeStart
{
    private const int Runs = 5;
    private const long RecoveredTicks = 200_000;

    /// <summary>Prints a table.</summary>
    public static async Task<int> Run(string root)
    {
        var (fresh, again) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            using var server = new LiveServer(root);
            var terminal = server.Terminal("t1");
            fresh.Add(server.Start());
            using (var market = new WalkFeed(terminal.Instruments[0], Timestamp.Utc(2024, 1, 8), 100 * Timestamp.NanosPerMillisecond, RecoveredTicks, run))
            {
                await server.Play(terminal, market);
            }

            server.Stop();
            again.Add(server.Start());
            server.Stop();
        }

        Console.WriteLine($"{Tables.Machine()} {Runs} cold processes each, alternating.");
        Console.WriteLine();
        Console.WriteLine("| start of `serve` until it answers | s, median | span |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| new directory | {Tables.Median(fresh):0.00} | {Tables.Span(fresh, "0.00")} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {RecoveredTicks:#,0} ticks in the journal | {Tables.Median(again):0.00} | {Tables.Span(again, "0.00")} |"));
        return 0;
    }
}

using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Arus.Benchmarks.Live;

/// <summary>
/// From a tick that leaves the terminal to the order that reaches it, beside a bare echo over the same kind of socket in the same run; and what the server
/// itself says of its hops. Budget of "venue", the time from the approved order to its frame at the socket, journal included: p99 of 1.2 ms.
/// </summary>
internal static class OrderPath
{
    private const int Runs = 5;
    private const long Ticks = 6_000;
    private const double Speed = 60;   // 300 ms of the market are 5 ms here
    private const int Echoes = 2_000;

    /// <summary>Prints a table.</summary>
    public static async Task<int> Run(string root)
    {
        var (orders, echoes, hops) = (new List<double[]>(), new List<double[]>(), new List<JsonElement>());
        for (var run = 0; run < Runs; run++)
        {
            using var server = new LiveServer(root, "--venue", "terminal", "--strategy", "ema-rsi", "--set", "units=1000");
            var terminal = server.Terminal("t1") with { Speed = Speed };
            server.Start();
            var times = new LinkTimes();
            long received;
            using (var market = new WalkFeed(terminal.Instruments[0], Timestamp.Utc(2024, 1, 8), 300 * Timestamp.NanosPerMillisecond, Ticks, run + 1))
            {
                received = (await server.Play(terminal, market, times)).Orders;
            }

            hops.Add((await server.Ask("api/v1/chains/percentiles")).GetProperty("items").Clone());
            server.Stop();
            orders.Add(times.Sorted() is { Length: > 0 } found ? found : throw new InvalidOperationException($"Of {received} orders none was seen to arrive."));
            echoes.Add(await Echo());
        }

        Print(orders, echoes, hops);
        return 0;
    }

    /// <summary>A socket that gives back what it gets, in a process of its own.</summary>
    public static async Task Serve(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Run(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[1_024];
            while (await socket.ReceiveAsync(buffer.AsMemory(), default) is { MessageType: WebSocketMessageType.Binary } received)
            {
                await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Binary, true, default);
            }
        });
        await app.StartAsync();
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
    }

    private static async Task<double[]> Echo()
    {
        var port = LiveServer.FreePort().ToString(CultureInfo.InvariantCulture);
        using var echo = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Environment.ProcessPath!, ["echo", port])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await echo.StandardOutput.ReadLineAsync();
        var times = new LinkTimes();
        using (var socket = new ClientWebSocket())
        {
            await socket.ConnectAsync(new($"ws://localhost:{port}/"), default);
            var frame = new byte[100];
            for (var i = 0; i < Echoes; i++)
            {
                times.Sent();
                await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Binary, true, default);
                await socket.ReceiveAsync(frame.AsMemory(), default);
                times.Received();
                await Task.Delay(1);
            }
        }

        await echo.StandardInput.WriteLineAsync();
        await echo.WaitForExitAsync();
        return times.Sorted();
    }

    private static void Print(List<double[]> orders, List<double[]> echoes, List<JsonElement> hops)
    {
        Console.WriteLine($"{Tables.Machine()} {Runs} fresh servers, each followed by an echo; {orders.Sum(run => run.Length)} orders.");
        Console.WriteLine();
        Console.WriteLine("| way | µs: p50 | p99 (medians of the runs) |");
        Console.WriteLine("|---|---|---|");
        Line("tick leaves the terminal → order arrives there", orders);
        Line("bare echo", echoes);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| ratio | {Tables.Median(orders.Zip(echoes, (one, other) => Tables.Percentile(one, 0.5) / Tables.Percentile(other, 0.5))):0.0} | {Tables.Median(orders.Zip(echoes, (one, other) => Tables.Percentile(one, 0.99) / Tables.Percentile(other, 0.99))):0.0} |"));
        foreach (var name in hops[0].EnumerateArray().Select(hop => hop.GetProperty("name").GetString()!))
        {
            var found = hops.Select(run => run.EnumerateArray().First(hop => hop.GetProperty("name").GetString() == name)).ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| server: {name} | {Tables.Median(found.Select(hop => hop.GetProperty("p50").GetDouble())) / 1_000:0.0} | {Tables.Median(found.Select(hop => hop.GetProperty("p99").GetDouble())) / 1_000:0.0} |"));
        }
    }

    private static void Line(string name, List<double[]> runs) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Tables.Median(runs.Select(run => Tables.Percentile(run, 0.5))):0} | {Tables.Median(runs.Select(run => Tables.Percentile(run, 0.99))):0} |"));
}

using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace Arus.Benchmarks.Gateway;

/// <summary>The clients of <see cref="LiveSpeed"/>: says <c>ready</c>, then counts, then says what it counted.</summary>
internal static class LiveListeners
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The machine's monotonic clock in nanoseconds; the same in every process.</summary>
    public static long Now() => Stopwatch.GetTimestamp() * (1_000_000_000 / Stopwatch.Frequency);

    public static async Task<int> Run(Uri address, string token, int clients, int ticks)
    {
        using var patience = new CancellationTokenSource(Patience);
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < clients; i++)
        {
            var socket = new ClientWebSocket();
            sockets.Add(socket);
            await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/live", Query = $"access_token={token}" }.Uri, patience.Token);
            await Send(socket, "{\"protocol\":\"json\",\"version\":1}\u001e{\"type\":1,\"target\":\"subscribe\",\"arguments\":[{\"channels\":[\"ticks\"]}]}\u001e", patience.Token);
        }

        var readers = sockets.Select(socket => Task.Run(() => Read(socket, ticks, patience.Token))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2), patience.Token);
        Console.WriteLine("ready");
        var latencies = (await Task.WhenAll(readers)).SelectMany(one => one).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{latencies.Count} {At(latencies, 0.5)} {At(latencies, 0.95)} {At(latencies, 0.99)} {At(latencies, 1)}"));
        sockets.ForEach(socket => socket.Dispose());
        return 0;
    }

    private static async Task<List<long>> Read(ClientWebSocket socket, int ticks, CancellationToken cancel)
    {
        var latencies = new List<long>(ticks);
        var buffer = new byte[32 * 1024];
        var kept = 0;
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            while (latencies.Count < ticks)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(kept), quiet.Token);
                var now = Now();
                var length = kept + received.Count;
                kept = length - Take(buffer.AsSpan(0, length), now, latencies);
                buffer.AsSpan(length - kept, kept).CopyTo(buffer);

                // Some ticks may have been replaced by newer ones: the end is when nothing comes any more.
                quiet.CancelAfter(TimeSpan.FromSeconds(latencies.Count > 0 ? 3 : 30));
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
        }

        return latencies;
    }

    /// <summary>Takes whole messages; returns how many bytes they had.</summary>
    private static int Take(ReadOnlySpan<byte> text, long now, List<long> latencies)
    {
        var taken = 0;
        for (var end = text.IndexOf((byte)0x1e); end >= 0; end = text[taken..].IndexOf((byte)0x1e))
        {
            var message = text.Slice(taken, end);
            taken += end + 1;
            var at = message.IndexOf("\"bid\":\""u8);
            if (at >= 0 && Utf8Parser.TryParse(message[(at + 7)..], out decimal seconds, out _))
            {
                latencies.Add(now - (long)(seconds * 1_000_000_000m));
            }
        }

        return taken;
    }

    private static Task Send(ClientWebSocket socket, string text, CancellationToken cancel) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancel);

    private static string At(List<long> sorted, double share) =>
        (sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))] / 1e6).ToString("0.00", CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using Arus.Contracts.Live;
using Arus.Contracts.Terminals;
using Arus.Foundation.Hub;
using Arus.MarketData;
using Arus.Terminals;
using Arus.Terminals.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arus.Benchmarks.Terminals;

/// <summary>
/// Ticks a second from terminals over loopback sockets through the real bridge into an inbox, each counted when it is acknowledged: how many terminals one
/// server carries.
/// </summary>
internal static class BridgeSpeed
{
    private const int TicksPerFrame = 100;
    private const int TicksInAll = 2_000_000;

    /// <summary>Measures 1 and 50 terminals.</summary>
    /// <param name="inbox">Makes the inbox of one measurement; what it returns beside it is disposed after.</param>
    public static async Task<int> Run(Func<(ILiveInbox Inbox, IDisposable End)> inbox)
    {
        Console.WriteLine("terminals | ticks/frame |     ticks | seconds |   ticks/s | lost");
        var lost = 0L;
        foreach (var (terminals, perFrame, ticks) in ((int, int, int)[])[(1, TicksPerFrame, TicksInAll), (1, 1, TicksInAll / 10), (50, TicksPerFrame, TicksInAll), (50, 1, TicksInAll / 10)])
        {
            var (target, end) = inbox();
            using (end)
            {
                lost += await Measure(terminals, perFrame, ticks, target);
            }
        }

        return lost == 0 ? 0 : 1;
    }

    private static async Task<long> Measure(int terminals, int perFrame, int ticks, ILiveInbox inbox)
    {
        var folder = Directory.CreateTempSubdirectory("arus-bench-bridge-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System).AddModule<MarketDataModule>().AddModule<TerminalsModule>();
        await using var app = builder.Build();
        TerminalsModule.MapEndpoints(app);
        var bridge = app.Services.GetRequiredService<ITerminalBridge>();
        var keys = app.Services.GetRequiredService<ITerminalKeys>();
        using var open = bridge.Open(inbox, new() { DataDirectory = folder, Instruments = [InstrumentId.Of("EURUSD")] });
        await app.StartAsync();
        var address = new Uri(app.Urls.First().Replace("http", "ws", StringComparison.Ordinal) + T5B.Path);
        var players = await Task.WhenAll(Enumerable.Range(0, terminals).Select(at => Player.Enter(address, keys.Add(folder, $"t{at}"))));

        var watch = Stopwatch.GetTimestamp();
        await Task.WhenAll(players.Select(player => Task.Run(() => player.Play(ticks / terminals, perFrame))));
        var seconds = Stopwatch.GetElapsedTime(watch).TotalSeconds;

        var sent = (long)(ticks / terminals / perFrame) * perFrame * terminals;
        var lost = sent - bridge.Terminals.Sum(terminal => terminal.Ticks);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{terminals,9} | {perFrame,11} | {sent,9:N0} | {seconds,7:F2} | {sent / seconds,9:N0} | {lost,4}"));
        foreach (var player in players)
        {
            player.Dispose();
        }

        open.Dispose();
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
        return lost;
    }

    /// <summary>A terminal that sends as fast as it is read.</summary>
    private sealed class Player : IDisposable
    {
        private const long Start = 1_763_712_000_000;

        private readonly ClientWebSocket _socket = new();
        private readonly byte[] _buffer = new byte[T5B.TextBytesMax];

        public static async Task<Player> Enter(Uri address, TerminalKey key)
        {
            var player = new Player();
            player._socket.Options.AddSubProtocol(T5B.SubProtocol);
            await player._socket.ConnectAsync(address, CancellationToken.None);
            var hello = new Hello
            {
                V = 1, App = "bench", Build = "1", Term = new(5430, "MetaQuotes Ltd.", "0"), Login = 1, Server = "Bench", Company = "Bench", Currency = "USD",
                MarginMode = WireMarginMode.RetailHedging, TradeMode = WireAccountKind.Demo, Nonce = "bench-nonce", Caps = ["bin"],
            };
            await player.Send(hello);
            var challenge = await player.Await<Challenge>();
            await player.Send(new Authenticate(key.Id, AuthenticationProof.Compute(key.Secret, hello.Nonce, challenge.Nonce, hello.Login, hello.Server)));
            await player.Await<Welcome>();
            await player.Send(Symbol);
            await player.Send(Account);
            await player.Await<Subscribe>();
            return player;
        }

        public async Task Play(int ticks, int perFrame)
        {
            var frames = (ulong)(ticks / perFrame);
            var reading = AwaitAcknowledged(frames + 1);
            var batch = new WireTick[perFrame];
            var frame = new byte[TickFrame.BytesMax(perFrame)];
            for (var sequence = 2UL; sequence <= frames + 1; sequence++)
            {
                for (var at = 0; at < perFrame; at++)
                {
                    var number = ((long)sequence * perFrame) + at;
                    batch[at] = new(6, Start + number, 108_500 + (number % 50), 108_508 + (number % 50));
                }

                var length = TickFrame.Write(frame, sequence, Start * 1_000, 7, 5, isBackfill: false, batch);
                await _socket.SendAsync(frame.AsMemory(0, length), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            }

            await reading;
        }

        public void Dispose() => _socket.Dispose();

        private static SymbolSpecification Symbol => new()
        {
            Id = 7, Sym = "EURUSD", Digits = 5, Point = 0.00001m, TickSize = 0.00001m, TickValueProfit = 1, TickValueLoss = 1, Contract = 100_000, VolMin = 0.01m,
            VolMax = 50, VolStep = 0.01m, VolLimit = 0, StopsLevel = 0, FreezeLevel = 0, Exec = WireExecution.Market, TradeMode = WireSymbolMode.Full,
            CalcMode = WireCalculation.Forex, FillMask = 3, ExpMask = 15, OrderMask = 127, SwapMode = WireSwapMode.Points, SwapLong = 0, SwapShort = 0,
            SwapDays = [0, 1, 1, 3, 1, 1, 0], Roll3 = WireDay.Wednesday, MarginInit = 0, Base = "EUR", Profit = "USD", Margin = "EUR",
            Sessions = [[], [], [], [], [], [], []],
        };

        private static AccountState Account => new()
        {
            Seq = 1, Balance = 10_000, Credit = 0, Profit = 0, Equity = 10_000, Margin = 0, MarginFree = 10_000, MarginLevel = 0, SoCall = 100, SoSo = 50,
            SoMode = WireStopOutMode.Percent, TradeAllowed = true, ExpertAllowed = true, BrokerLink = true,
        };

        private async Task AwaitAcknowledged(ulong upTo)
        {
            while ((await Await<SequenceAcknowledged>()).UpTo < upTo)
            {
            }
        }

        private Task Send(Message message) => _socket.SendAsync(MessageText.Write(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

        private async Task<TMessage> Await<TMessage>()
            where TMessage : Message
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);

                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException($"The bridge closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
                }

                if (MessageText.ReadOfServer(_buffer.AsSpan(0, length)).Message is TMessage wanted)
                {
                    return wanted;
                }
            }
        }
    }
}

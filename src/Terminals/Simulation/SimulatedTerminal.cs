using System.Net.WebSockets;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Foundation.Numerics;
using Arus.Foundation.Persistence;
using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Behaviours;
using Arus.Terminals.Simulation.Client;

namespace Arus.Terminals.Simulation;

/// <summary>
/// Plays a terminal. <see cref="TickPlayer"/> brings the market to <see cref="TerminalCore"/>, which keeps the broker, what is remembered and what waits
/// to be sent; one <see cref="TerminalConnection"/> after the other carries it to the bridge.
/// </summary>
/// <param name="instruments">What is known of what it quotes.</param>
/// <param name="costs">Typical commissions.</param>
/// <param name="time">Of heartbeats, pauses and paced markets.</param>
/// <param name="dial">Opens a WebSocket.</param>
/// <param name="disk">Where the state file is.</param>
internal sealed class SimulatedTerminal(
    IInstrumentCatalog instruments, ICostCatalog costs, TimeProvider time, Func<Uri, CancellationToken, Task<WebSocket>> dial, IDisk disk) : ISimulatedTerminal
{
    private const double PauseSecondsMin = 0.5;
    private const double PauseSecondsMax = 30;
    private const double Jitter = 0.2;

    private static readonly TimeSpan ProgressTime = TimeSpan.FromMilliseconds(250);

    /// <summary>Opens a WebSocket to the bridge over the network.</summary>
    public static async Task<WebSocket> Dial(Uri address, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.AddSubProtocol(T5B.SubProtocol);
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await socket.ConnectAsync(address, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<TerminalTally> Run(SimulatedTerminalOptions options, IMarketFeed market, IProgress<TerminalTally>? progress, CancellationToken stop)
    {
        Check(options, market);
        var behaviour = BehaviourFile.Read(options.BehaviourFile);
        using var pauseless = new PauselessFeed(market);
        market = options.IsRebased ? pauseless : market;
        var first = new Tick[4_096];
        Array.Resize(ref first, market.Read(first));
        var terms = behaviour.With([.. options.Instruments.Select(id => Known(id, first))], costs);
        using var core = new TerminalCore(options, terms, behaviour.Events, new TerminalState(disk, options.StateFile), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var player = new TickPlayer(market, core, time);
        var playing = Task.Run(() => player.Play(first, end.Token), CancellationToken.None);
        var telling = Tell(core, progress, end.Token);
        try
        {
            await player.History.WaitAsync(stop);
            await Connect(options, core, playing, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was told to stop before there was anyone to say goodbye to.
        }
        finally
        {
            await end.CancelAsync();
            await Quietly(playing);
            await Quietly(telling);
        }

        progress?.Report(core.Tally);
        return core.Tally;
    }

    /// <summary>One connection after the other, each after a longer pause, until one says that all is done.</summary>
    private async Task Connect(SimulatedTerminalOptions options, TerminalCore core, Task playing, CancellationToken stop)
    {
        var random = new StrictRandom(options.Seed ^ 0xC0FF_EE00);
        for (var pause = PauseSecondsMin; ; pause = Math.Min(pause * 2, PauseSecondsMax))
        {
            if (playing.IsFaulted)
            {
                await playing;
            }

            var (end, isEntered) = await Try(options, core, $"c-{random.NextUInt64():x16}", stop);
            if (end != LinkEnd.Lost)
            {
                return;
            }

            if (isEntered)
            {
                pause = PauseSecondsMin;
            }

            await Task.Delay(TimeSpan.FromSeconds(pause * (1 - Jitter + (2 * Jitter * random.NextDouble()))), time, stop);
        }
    }

    private async Task<(LinkEnd End, bool IsEntered)> Try(SimulatedTerminalOptions options, TerminalCore core, string nonce, CancellationToken stop)
    {
        TerminalConnection? connection = null;
        try
        {
            using var socket = await dial(options.Connect, stop);
            connection = new(socket, core, options, time, nonce);
            return (await connection.Run(stop), true);
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or HttpRequestException or ObjectDisposedException or InvalidOperationException
            || (broken is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return (LinkEnd.Lost, connection?.IsEntered ?? false);
        }
    }

    private async Task Tell(TerminalCore core, IProgress<TerminalTally>? progress, CancellationToken cancel)
    {
        while (progress is not null)
        {
            await Task.Delay(ProgressTime, time, cancel);
            progress.Report(core.Tally);
        }
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // Ended on purpose.
        }
    }

    private (Instrument Instrument, int Digits) Known(InstrumentId id, Tick[] first)
    {
        if (!instruments.TryFind(id, out var instrument))
        {
            throw new InvalidInputException("INSTRUMENT_UNKNOWN", id.ToString(), "nothing is known of it", "an instrument of the catalogue");
        }

        // A market may be quoted finer than its catalogue says.
        var digits = instrument.Digits;
        foreach (var tick in first)
        {
            while (tick.Instrument == id && digits < 9 && (tick.Bid.Nanos % TickFrame.NanosPerPoint(digits) != 0 || tick.Ask.Nanos % TickFrame.NanosPerPoint(digits) != 0))
            {
                digits++;
            }
        }

        return (instrument, digits);
    }

    private static void Check(SimulatedTerminalOptions options, IMarketFeed market)
    {
        var faults = new List<Fault>();
        if (options.Connect.Scheme is not ("ws" or "wss"))
        {
            faults.Add(new("ADDRESS_INVALID", "connect", $"was {options.Connect}", "ws:// or wss:// and where the bridge is"));
        }

        if (market.Resolution != BarPeriod.Tick)
        {
            faults.Add(new("MARKET_INVALID", "market", $"was bars of {market.Resolution}", "ticks"));
        }

        if (options.Instruments.Count == 0)
        {
            faults.Add(new("INSTRUMENT_MISSING", "instruments", "were none", "one at least"));
        }

        if (options.Speed is not (>= 0 and <= 1_000_000) || (options.IsRebased && options.Speed == 0))
        {
            faults.Add(new("SPEED_INVALID", "speed", FormattableString.Invariant($"was {options.Speed}"), options.IsRebased ? "above 0, for a market that plays in the present" : "0 (as fast as possible) to 1000000"));
        }

        if (options.HistoryHours is not (>= 0 and <= 100_000))
        {
            faults.Add(new("HISTORY_INVALID", "history", FormattableString.Invariant($"was {options.HistoryHours} h"), "0 to 100000 hours"));
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException([.. faults]);
        }
    }
}

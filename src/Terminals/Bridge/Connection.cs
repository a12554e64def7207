using System.Net.WebSockets;
using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;
using Microsoft.Extensions.Logging;

namespace Arus.Terminals.Bridge;

/// <summary>One connection: the handshake, then one loop that reads and one that writes, until either side ends it.</summary>
internal sealed class Connection(WebSocket socket, string remote, OpenBridge bridge, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan QuietMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryPost = TimeSpan.FromMilliseconds(1);
    private const int FramesBurst = 200_000;
    private const int FramesPerSecond = 100_000;

    private readonly MessageReceiver _receiver = new(socket);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TokenBucket _frames = new(time, FramesBurst, FramesPerSecond);
    private Inbound? _inbound;
    private BridgedTerminal? _terminal;
    private string _keyId = "";
    private long _heardAt = time.GetTimestamp();
    private int _isHeld;
    private int _ticksSincePing;

    /// <summary>What waits to be sent.</summary>
    public Outbox Outbox { get; } = new(socket, time);

    /// <summary>Whether it is let in.</summary>
    public bool IsAdmitted => Volatile.Read(ref _inbound) is not null;

    /// <summary>When the connection is over and nothing of it is under way.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Runs it to its end; never throws.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var writing = Outbox.Run(() => _terminal?.Progress.Acknowledgeable ?? 0, order => _terminal?.Link.MayLeave(order) ?? false, over.Token);
        try
        {
            if (await Admit(over.Token))
            {
                await Read(over.Token);
            }
            else
            {
                await Drain(over.Token);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.Failed(error, _terminal?.Source ?? new("unknown"));
            Outbox.End(CloseCode.Protocol, ErrorCode.Internal, "a fault of the server");
            await Drain(over.Token);
        }
        catch (OperationCanceledException)
        {
            socket.Abort();
        }
        finally
        {
            Leave();
            await over.CancelAsync();
            await writing;
            _ended.SetResult();
        }
    }

    /// <summary>Looks after the connection, once a second.</summary>
    public void Watch()
    {
        Outbox.Watch();
        if (_inbound is not { } inbound || _terminal is not { } terminal || Outbox.IsEnding)
        {
            return;
        }

        if (bridge.IsRevoked(_keyId))
        {
            Outbox.End(CloseCode.Auth, ErrorCode.KeyRevoked, "the key was revoked");
            return;
        }

        // While we do not read, silence is our own doing; the terminal is kept awake.
        var silent = Volatile.Read(ref _isHeld) == 1 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _heardAt));
        if (silent >= LostAfter)
        {
            terminal.SetState(LinkState.Lost);
            Outbox.End(CloseCode.HeartbeatLost, ErrorCode.NotSynchronised, "nothing was heard for 30 seconds");
            return;
        }

        if (silent >= StaleAfter)
        {
            terminal.SetState(LinkState.Stale);
        }
        else if (terminal.State == LinkState.Stale)
        {
            terminal.SetState(LinkState.Connected);
        }

        if (++_ticksSincePing >= (int)QuietMax.TotalSeconds)
        {
            _ticksSincePing = 0;
            inbound.Ping();
        }
    }

    public void Dispose() => Outbox.Dispose();

    private async Task<bool> Admit(CancellationToken stop)
    {
        if (await Expect<Hello>("hello", stop) is not { } hello)
        {
            return false;
        }

        if (hello.V != T5B.Version)
        {
            return Refuse(CloseCode.Version, ErrorCode.Version, $"the version is {T5B.Version}, not {hello.V}");
        }

        // Made for this connection and thrown away with it: it cannot be used twice.
        var nonce = OpenBridge.NewId(24);
        Outbox.Send(new Challenge(nonce, AuthenticationProof.Algorithm));
        if (await Expect<Authenticate>("auth", stop) is not { } said)
        {
            return false;
        }

        var (source, code, reason) = bridge.Check(said, hello, nonce);
        if (source is null)
        {
            return Refuse(CloseCode.Auth, code, reason);
        }

        var terminal = bridge.Terminal(source.Value);
        if (!await bridge.TakeOver(terminal, this, stop))
        {
            return Refuse(CloseCode.Duplicate, ErrorCode.DuplicateTerminal, "another newer connection of this terminal is waiting already");
        }

        _keyId = said.Key;
        _terminal = terminal;
        var welcome = terminal.Begin(hello, OpenBridge.NewId(12), bridge.Limits);
        terminal.Attach(Outbox);
        _inbound = new(terminal, hello, Outbox, time);

        // By the same queue as the halt, which would overtake it otherwise.
        Outbox.SendOrder(new(MessageText.Write(welcome), "", Opens: false));
        terminal.Link.Attach(Outbox, terminal.Symbols, bridge.Options);
        log.Connected(terminal.Source, hello.Login, hello.Server, welcome.Sid, welcome.Resumed, welcome.FromSeq);
        return true;
    }

    private async Task<TMessage?> Expect<TMessage>(string what, CancellationToken stop)
        where TMessage : Message
    {
        using var patience = time.CreateTimer(
            _ => Outbox.End(CloseCode.Auth, ErrorCode.Auth, $"no '{what}' within 10 seconds"), null, HandshakePatience, Timeout.InfiniteTimeSpan);
        var received = await _receiver.Read(stop);
        if (received is Received.Close or Received.Cut || Outbox.IsEnding)
        {
            return null;
        }

        if (received != Received.Text)
        {
            Refuse(
                CloseCode.Protocol, received == Received.TooLarge ? ErrorCode.TooLarge : ErrorCode.NotSynchronised,
                received == Received.TooLarge ? "a message beyond its limit" : $"'{what}' comes first");
            return null;
        }

        var (message, fault) = MessageText.ReadOfTerminal(_receiver.Message);
        if (message is TMessage expected)
        {
            return expected;
        }

        Refuse(CloseCode.Protocol, fault?.Code ?? ErrorCode.NotSynchronised, fault is null ? $"'{what}' comes first" : $"{fault.Where}: {fault.What}");
        return null;
    }

    private bool Refuse(int close, string code, string reason)
    {
        log.Refused(remote, code, reason);
        Outbox.End(close, code, reason);
        return false;
    }

    private async Task Read(CancellationToken stop)
    {
        var inbound = _inbound!;
        while (true)
        {
            var received = await _receiver.Read(stop);
            if (received is Received.Close or Received.Cut)
            {
                return;
            }

            if (Outbox.IsEnding)
            {
                continue;
            }

            Volatile.Write(ref _heardAt, time.GetTimestamp());
            if (received == Received.TooLarge)
            {
                Outbox.End(CloseCode.Protocol, ErrorCode.TooLarge, "a message beyond its limit");
                continue;
            }

            var taking = received == Received.Text ? inbound.Text(_receiver.Message) : inbound.Binary(_receiver.Message);
            if (taking == Taking.Busy || received == Received.Binary && !_frames.TryTake())
            {
                await Hold(inbound, stop);
            }
        }
    }

    // Not reading is how a terminal is slowed down: its socket fills, and nobody else notices.
    private async Task Hold(Inbound inbound, CancellationToken stop)
    {
        Volatile.Write(ref _isHeld, 1);
        do
        {
            await Task.Delay(RetryPost, time, stop);
        }
        while (!inbound.Retry());
        Volatile.Write(ref _heardAt, time.GetTimestamp());
        Volatile.Write(ref _isHeld, 0);
    }

    // Until the other side has heard why; the timer of the ending cuts it off.
    private async Task Drain(CancellationToken stop)
    {
        while (await _receiver.Read(stop) is not (Received.Close or Received.Cut))
        {
        }
    }

    private void Leave()
    {
        if (socket.State == WebSocketState.CloseReceived)
        {
            Outbox.End(CloseCode.Bye, "", "goodbye");
        }

        if (_terminal is { } terminal)
        {
            terminal.Link.Detach();
            terminal.Attach(null);
            if (terminal.State != LinkState.Offline)
            {
                terminal.SetState(socket.CloseStatus == WebSocketCloseStatus.NormalClosure ? LinkState.Offline : LinkState.Lost);
            }

            log.Disconnected(terminal.Source, terminal.Progress.Taken, Outbox.EndingCode ?? socket.State.ToString());
            bridge.Release(terminal, this);
        }
    }
}

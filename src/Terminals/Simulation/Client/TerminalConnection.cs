using System.Buffers;
using System.Net.WebSockets;
using Arus.Contracts.Terminals;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Simulation.Client;

/// <summary>How a connection ended.</summary>
internal enum LinkEnd
{
    /// <summary>All is sent and acknowledged.</summary>
    Done,

    /// <summary>It was told to end.</summary>
    Stopped,

    /// <summary>Cut, silent or closed: try again.</summary>
    Lost,
}

/// <summary>One connection: it introduces itself, then one reads and one writes until it ends.</summary>
internal sealed class TerminalConnection(WebSocket socket, TerminalCore core, SimulatedTerminalOptions options, TimeProvider time, string nonce)
{
    // After so long without a wish for a symbol the server does not want it.
    private static readonly TimeSpan WishTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SnapshotTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);

    private readonly ArrayBufferWriter<byte> _text = new(4_096);
    private long _heardAt;

    /// <summary>Whether the server let us in.</summary>
    public bool IsEntered { get; private set; }

    /// <summary>Runs until it is done, lost or stopped; says goodbye when it can.</summary>
    /// <exception cref="RefusedException">The server refuses the key, or the version.</exception>
    /// <exception cref="WebSocketException">The link broke.</exception>
    public async Task<LinkEnd> Run(CancellationToken stop)
    {
        var welcome = await Introduce(stop);
        IsEntered = true;
        core.Enter(welcome);
        _heardAt = time.GetTimestamp();

        // Whoever cancels a read breaks the socket: stopping ends the writer first, and the reader once goodbye is said.
        using var end = new CancellationTokenSource();
        using var wake = stop.Register(core.Sendable.Set);
        var reading = Task.Run(() => Read(end.Token), CancellationToken.None);
        var writing = Task.Run(() => Write(stop, end.Token), CancellationToken.None);
        var beating = Task.Run(() => Beat(TimeSpan.FromSeconds(Math.Max(1, welcome.Hb)), end.Token), CancellationToken.None);
        try
        {
            var first = await Task.WhenAny(reading, writing, beating, Stopped(stop, end.Token));
            var how = await first;
            if (how is LinkEnd.Done or LinkEnd.Stopped)
            {
                await Leave(how == LinkEnd.Done ? "all is sent and acknowledged" : "the terminal is closing", writing, reading);
            }

            return how;
        }
        finally
        {
            await end.CancelAsync();
            socket.Abort();
            await Task.WhenAll(Ended(reading), Ended(writing), Ended(beating));
        }
    }

    private async Task<LinkEnd> Stopped(CancellationToken stop, CancellationToken end)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, end);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return LinkEnd.Stopped;
    }

    private async Task Leave(string reason, Task writing, Task reading)
    {
        using var patience = new CancellationTokenSource(CloseTime, time);
        try
        {
            await writing.WaitAsync(patience.Token);
            await socket.SendAsync(MessageText.Write(new Goodbye("", reason)), WebSocketMessageType.Text, true, patience.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", patience.Token);
            await reading.WaitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Nobody is there to hear it.
        }
    }

    private static async Task Ended(Task<LinkEnd> task) => await task.ContinueWith(ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async Task<Welcome> Introduce(CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(HandshakeTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        var terms = core.Terms;
        await Send(
            new Hello
            {
                V = T5B.Version,
                App = "arus-terminal",
                Build = "1",
                Term = new(5_430, "Arus", "0"),
                Login = terms.Login,
                Server = terms.Server,
                Company = terms.Company,
                Currency = terms.Currency.Code,
                MarginMode = (WireMarginMode)terms.Mode,
                TradeMode = (WireAccountKind)terms.Kind,
                Nonce = nonce,
                Resume = core.Resumable(),
                Caps = ["bin", "trade"],
            },
            either.Token);
        var challenge = await Expect<Challenge>(either.Token);
        await Send(new Authenticate(options.KeyId, AuthenticationProof.Compute(options.KeySecret, nonce, challenge.Nonce, terms.Login, terms.Server)), either.Token);
        return await Expect<Welcome>(either.Token);
    }

    private async Task<T> Expect<T>(CancellationToken cancel)
        where T : Message
    {
        while (true)
        {
            var message = await Receive(cancel);
            switch (message)
            {
                case T expected:
                    return expected;
                case null:
                    throw socket.CloseStatus is { } status ? Closed((int)status, socket.CloseStatusDescription) : new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
                case Failure { Code: ErrorCode.Auth or ErrorCode.KeyRevoked or ErrorCode.Version } refusal:
                    throw Refused(refusal.Code, refusal.Msg);
                default:
                    break;
            }
        }
    }

    private async Task<LinkEnd> Read(CancellationToken cancel)
    {
        while (true)
        {
            if (core.TakePause() is > 0 and var seconds)
            {
                await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancel);
            }

            var message = await Receive(cancel);
            if (message is null)
            {
                // A newer terminal of the same account took over: to dial again would throw that one out.
                return socket.CloseStatus is { } status && (int)status is CloseCode.Auth or CloseCode.Version or CloseCode.Duplicate
                    ? throw Closed((int)status, socket.CloseStatusDescription)
                    : LinkEnd.Lost;
            }

            Interlocked.Exchange(ref _heardAt, time.GetTimestamp());
            core.Take(message);
        }
    }

    private async Task<LinkEnd> Write(CancellationToken stop, CancellationToken cancel)
    {
        while (!stop.IsCancellationRequested)
        {
            if (core.Next() is not { } frame)
            {
                if (core.IsDone && !options.StaysConnected)
                {
                    return LinkEnd.Done;
                }

                await core.Sendable.Wait(cancel);
                continue;
            }

            switch (frame.Mishap)
            {
                case LinkMishap.Cut:
                    socket.Abort();
                    return LinkEnd.Lost;
                case LinkMishap.CutInFrame:
                    await socket.SendAsync(frame.Bytes[..(frame.Bytes.Length / 2)], WebSocketMessageType.Binary, endOfMessage: false, cancel);
                    socket.Abort();
                    return LinkEnd.Lost;
                case LinkMishap.WrongCrc:
                    var damaged = frame.Bytes.ToArray();
                    damaged[^1] ^= 0xFF;
                    await socket.SendAsync(damaged, WebSocketMessageType.Binary, endOfMessage: true, cancel);
                    break;
                default:
                    await socket.SendAsync(frame.Bytes, frame.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, cancel);
                    break;
            }
        }

        return LinkEnd.Stopped;
    }

    private async Task<LinkEnd> Beat(TimeSpan interval, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        var told = start;
        for (var number = 1L; ; number++)
        {
            core.Beat(number);
            var isWaiting = number == 1 && interval > WishTime;
            await Task.Delay(isWaiting ? WishTime : interval, time, cancel);
            if (time.GetElapsedTime(start) >= WishTime)
            {
                core.StopWaitingForWishes();
            }

            if (time.GetElapsedTime(Interlocked.Read(ref _heardAt)) > interval * 3)
            {
                socket.Abort();
                return LinkEnd.Lost;
            }

            if (time.GetElapsedTime(told) >= SnapshotTime)
            {
                told = time.GetTimestamp();
                core.TellAll();
            }
        }
    }

    private async Task Send(Message message, CancellationToken cancel) =>
        await socket.SendAsync(MessageText.Write(message), WebSocketMessageType.Text, endOfMessage: true, cancel);

    /// <summary>The next message; null when the server closed.</summary>
    private async Task<Message?> Receive(CancellationToken cancel)
    {
        while (true)
        {
            _text.ResetWrittenCount();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(_text.GetMemory(4_096), cancel);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                _text.Advance(part.Count);
                if (_text.WrittenCount > T5B.TextBytesMax)
                {
                    throw new WebSocketException(WebSocketError.HeaderError, "The server sent more than a message may have.");
                }
            }
            while (!part.EndOfMessage);
            var (message, fault) = MessageText.ReadOfServer(_text.WrittenSpan);
            if (message is not null)
            {
                return message;
            }

            core.Say(new Failure(fault!.Code, $"{fault.Where}: {fault.What}"));
        }
    }

    private static Exception Closed(int status, string? words) => status switch
    {
        CloseCode.Auth => Refused(ErrorCode.Auth, words ?? ""),
        CloseCode.Version => Refused(ErrorCode.Version, words ?? ""),
        CloseCode.Duplicate => Refused(ErrorCode.DuplicateTerminal, words is { Length: > 0 } ? words : "a newer terminal of this account took over"),
        _ => new WebSocketException(WebSocketError.ConnectionClosedPrematurely, $"Closed with {status}: {words}"),
    };

    private static RefusedException Refused(string code, string words) =>
        new(new(code, "bridge", words.Length > 0 ? words : "refused", code == ErrorCode.Version ? "protocol version 1" : "a key of 'arus terminals add', not revoked, for this account"));
}

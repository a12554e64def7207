using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Terminals.Keys;
using Arus.Terminals.Protocol;
using Microsoft.Extensions.Logging;

namespace Arus.Terminals.Bridge;

/// <summary>The bridge while it lets terminals in: who is let in, which connection a terminal has, and the watch over all of them.</summary>
internal sealed class OpenBridge : IDisposable
{
    private const string IdLetters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int KeysEverySeconds = 2;
    private const int ConnectionsMax = 1_000;
    private const int StrangersMax = 64;

    private static readonly TimeSpan TakeOverPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<SourceId, BridgedTerminal> _terminals = new();
    private readonly ConcurrentDictionary<Connection, Task> _connections = new();
    private readonly Dictionary<SourceId, Connection> _current = [];
    private readonly HashSet<SourceId> _waiting = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ILiveInbox _inbox;
    private readonly TerminalKeys _keys;
    private readonly IInstrumentCatalog _catalog;
    private readonly Func<SourceId, TerminalLink> _link;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Task _watching;
    private volatile HashSet<string> _revoked = [];
    private volatile bool _isClosing;

    public OpenBridge(
        ILiveInbox inbox, BridgeOptions options, TerminalKeys keys, IInstrumentCatalog catalog, Func<SourceId, TerminalLink> link, TimeProvider time, ILogger log)
    {
        (_inbox, Options, _keys, _catalog, _link, _time, _log) = (inbox, options, keys, catalog, link, time, log);
        Limits = new(T5B.TickBatchMax, options.LotsMax, options.OrdersPerMinuteMax);
        _watching = Watch();
        _ = Task.Run(OrderRehearsal.Run);
    }

    public BridgeOptions Options { get; }

    public WireLimits Limits { get; }

    public IEnumerable<BridgedTerminal> Terminals => _terminals.Values;

    /// <summary>Whether one more may knock: those who are not let in yet take no place from those who are.</summary>
    public bool HasRoom => !_isClosing && _connections.Count < ConnectionsMax && _connections.Keys.Count(connection => !connection.IsAdmitted) < StrangersMax;

    /// <summary>The state of a terminal; it outlives its connections.</summary>
    public BridgedTerminal Terminal(SourceId source)
    {
        lock (_gate)
        {
            return _terminals.GetOrAdd(source, _ => new(source, _link(source), _inbox, _catalog, Options, _time));
        }
    }

    /// <summary>Serves a connection until it ends.</summary>
    public async Task Serve(WebSocket socket, string remote)
    {
        using var connection = new Connection(socket, remote, this, _time, _log);
        _connections[connection] = connection.Ended;
        if (_isClosing)
        {
            SayGoodbye(connection);
        }

        await connection.Run(_closing.Token);
        _connections.TryRemove(connection, out _);
    }

    /// <summary>A text nobody can guess.</summary>
    public static string NewId(int length) => RandomNumberGenerator.GetString(IdLetters, length);

    /// <summary>Whose key it is; or why it is not let in.</summary>
    public (SourceId? Source, string Code, string Reason) Check(Authenticate said, Hello hello, string nonce)
    {
        const string Wrong = "key or proof is wrong";
        if (TerminalKeys.Find(Options.DataDirectory, said.Key) is not { } key)
        {
            return (null, ErrorCode.Auth, Wrong);
        }

        var secret = SealedSecret.Open(Options.DataDirectory, key.Id, key.Secret);
        if (!AuthenticationProof.Verify(said.Proof, secret, hello.Nonce, nonce, hello.Login, hello.Server))
        {
            return (null, ErrorCode.Auth, Wrong);
        }

        if (key.IsRevoked)
        {
            return (null, ErrorCode.KeyRevoked, $"the key '{key.Name}' was revoked");
        }

        var account = string.Create(CultureInfo.InvariantCulture, $"{hello.Login}@{hello.Server}");
        return key.BoundTo == account || _keys.Bind(Options.DataDirectory, key.Id, account)
            ? (new(key.Name), "", "")
            : (null, ErrorCode.Auth, $"the key '{key.Name}' is bound to another account");
    }

    public bool IsRevoked(string keyId) => _revoked.Contains(keyId);

    /// <summary>Makes a connection the one of its terminal; an older one has five seconds to end. False when another is waiting for the same.</summary>
    public async Task<bool> TakeOver(BridgedTerminal terminal, Connection newer, CancellationToken stop)
    {
        Connection? older;
        lock (_gate)
        {
            if (!_waiting.Add(terminal.Source))
            {
                return false;
            }

            older = _current.GetValueOrDefault(terminal.Source);
        }

        try
        {
            if (older is not null)
            {
                newer.Outbox.Send(new Failure(ErrorCode.DuplicateTerminal, "this terminal is connected already; it has 5 seconds to end", Retry: 5_000));
                await Task.WhenAny(older.Ended, Task.Delay(TakeOverPatience, _time, stop));
                older.Outbox.End(CloseCode.Duplicate, ErrorCode.DuplicateTerminal, "a newer connection of this terminal took over");
                await older.Ended.WaitAsync(stop);
            }
        }
        finally
        {
            lock (_gate)
            {
                _waiting.Remove(terminal.Source);
                _current[terminal.Source] = newer;
            }
        }

        return true;
    }

    /// <summary>A connection is no longer the one of its terminal.</summary>
    public void Release(BridgedTerminal terminal, Connection connection)
    {
        lock (_gate)
        {
            if (_current.GetValueOrDefault(terminal.Source) == connection)
            {
                _current.Remove(terminal.Source);
            }
        }
    }

    public void Dispose()
    {
        _isClosing = true;
        foreach (var connection in _connections.Keys)
        {
            SayGoodbye(connection);
        }

        // Whoever does not go by himself is cut off.
        _closing.CancelAfter(ClosePatience);
        while (!_connections.IsEmpty)
        {
            Task.WhenAll(_connections.Values).Wait();
            Thread.Yield();
        }

        _closing.Cancel();
        _watching.Wait();
        foreach (var terminal in _terminals.Values)
        {
            terminal.Dispose();
        }

        _closing.Dispose();
    }

    private static void SayGoodbye(Connection connection) => connection.Outbox.End(CloseCode.Bye, "", "the server stops");

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), _time);
        try
        {
            for (var second = 0; await timer.WaitForNextTickAsync(_closing.Token); second++)
            {
                if (second % KeysEverySeconds == 0 && !_connections.IsEmpty)
                {
                    ReadRevocations();
                }

                foreach (var connection in _connections.Keys)
                {
                    connection.Watch();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The bridge closes.
        }
    }

    private void ReadRevocations()
    {
        try
        {
            _revoked = [.. KeyFile.Read(Options.DataDirectory).Where(key => key.IsRevoked).Select(key => key.Id)];
        }
        catch (Exception error) when (error is IOException or InvalidInputException)
        {
            // Who is in stays in; nobody else comes in while the file cannot be read.
            _log.Fault(new("keys"), error.Message);
        }
    }
}

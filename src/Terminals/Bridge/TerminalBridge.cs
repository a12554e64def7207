using System.Collections.Concurrent;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Contracts.Trading;
using Arus.Terminals.Keys;
using Microsoft.Extensions.Logging;

namespace Arus.Terminals.Bridge;

/// <summary>The bridge: links that are always there, and terminals while it is open.</summary>
internal sealed class TerminalBridge(TerminalKeys keys, IInstrumentCatalog catalog, TimeProvider time, ILoggerFactory? logs = null) : ITerminalBridge
{
    private readonly ConcurrentDictionary<SourceId, TerminalLink> _links = new();
    private volatile OpenBridge? _open;

    public IReadOnlyList<TerminalStatus> Terminals =>
        _open is { } open ? [.. open.Terminals.Select(terminal => terminal.Status).OrderBy(status => status.Source.Value, StringComparer.Ordinal)] : [];

    /// <summary>The bridge while it lets terminals in; null otherwise.</summary>
    public OpenBridge? Current => _open;

    public IDisposable Open(ILiveInbox inbox, BridgeOptions options)
    {
        var log = logs?.CreateLogger("Arus.Terminals.Bridge") ?? (ILogger)Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        var open = new OpenBridge(inbox, options, keys, catalog, FindLink, time, log);
        if (Interlocked.CompareExchange(ref _open, open, null) is not null)
        {
            open.Dispose();
            throw new InvalidOperationException("The bridge is open already.");
        }

        // What a link refuses must reach the engine also before its terminal was ever here.
        foreach (var source in _links.Keys)
        {
            open.Terminal(source);
        }

        return new Closing(this, open);
    }

    public IVenueLink Link(SourceId source)
    {
        var link = FindLink(source);
        _open?.Terminal(source);
        return link;
    }

    private TerminalLink FindLink(SourceId source) => _links.GetOrAdd(source, _ => new(time));

    private sealed class Closing(TerminalBridge bridge, OpenBridge open) : IDisposable
    {
        public void Dispose()
        {
            if (Interlocked.CompareExchange(ref bridge._open, null, open) == open)
            {
                open.Dispose();
            }
        }
    }
}

using System.Collections.Concurrent;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Contracts.Trading;

namespace Arus.IntegrationTests.Gateway;

/// <summary>A store that holds a hundred minutes of EURUSD.</summary>
internal sealed class FakeBrowser : IMarketBrowser
{
    public int WarmUpBars => 20;

    public IReadOnlyList<Bar> Bars(string dataDirectory, SourceId source, InstrumentId instrument, BarPeriod period, Timestamp before, int count) =>
        instrument != Specimens.EurUsd
            ? throw new InvalidInputException("SERIES_UNKNOWN", $"{source}/{instrument}", "is not stored", "a series of the list")
            : [.. Enumerable.Range(0, 100).Select(At).Where(bar => bar.OpenedAt < before).TakeLast(count)];

    public IReadOnlyList<Tick> Ticks(string dataDirectory, SourceId source, InstrumentId instrument, Timestamp before, int count) =>
        instrument != Specimens.EurUsd
            ? throw new InvalidInputException("SERIES_UNKNOWN", $"{source}/{instrument}", "is not stored", "a series of the list")
            : [Specimens.Tick(1.1m), Specimens.Tick(1.2m)];

    private static Bar At(int minute)
    {
        var opened = Specimens.Start.Plus(minute * Timestamp.NanosPerMinute);
        var price = Price.From(1.1m + (minute * 0.0001m));
        return new(Specimens.EurUsd, BarPeriod.M1, opened, opened.Plus(Timestamp.NanosPerMinute), price, price, price, price, PriceDelta.From(0.0001m), 60);
    }
}

/// <summary>One terminal, connected.</summary>
internal sealed class FakeBridge : ITerminalBridge, ITerminalKeys
{
    private readonly ConcurrentDictionary<string, TerminalKeyInfo> _keys = new();

    public IReadOnlyList<TerminalStatus> Terminals =>
        [new(new("demo"), LinkState.Connected, 7, "Server", "Broker", false, 3, 17, "01J0", 99, 250, 1, Specimens.Start, "", 7_200, false)];

    public IDisposable Open(Arus.Contracts.Live.ILiveInbox inbox, BridgeOptions options) => throw new NotSupportedException("The gateway lets nobody in.");

    public IVenueLink Link(SourceId source) => throw new NotSupportedException("The gateway sends no orders.");

    public TerminalKey Add(string dataDirectory, string name) =>
        _keys.TryAdd(name, new(name, $"id-{name}", Specimens.Start, null, false))
            ? new(name, $"id-{name}", "secret")
            : throw new InvalidInputException("TERMINAL_NAME_TAKEN", "name", "is taken", "another name");

    public TerminalKey Renew(string dataDirectory, string name) => throw new NotSupportedException("The gateway renews no keys.");

    public IReadOnlyList<TerminalKeyInfo> List(string dataDirectory) => [.. _keys.Values];

    public bool Revoke(string dataDirectory, string name) => _keys.TryRemove(name, out _);
}

using System.Diagnostics.Metrics;
using Arus.Contracts.Live;
using Arus.Contracts.Terminals;
using Arus.Contracts.Trading;
using Arus.Gateway.Live;

namespace Arus.Gateway.Metrics;

/// <summary>The numbers of the session, read from it when somebody asks.</summary>
internal sealed class SessionMeter : IDisposable
{
    private readonly Meter _meter;

    public SessionMeter(ILiveRunner live, ITerminalBridge bridge, LiveSender sender, MetricsScope scope)
    {
        _meter = scope.Create("Arus.Session");
        Counter("arus.ticks", "Ticks taken.", () => live.Session.Status.Ticks);
        Counter("arus.decisions", "Decisions taken.", () => live.Session.Status.Decisions);
        Counter("arus.orders", "Orders judged.", () => live.Session.Status.Orders);
        _meter.CreateObservableCounter(
            "arus.ticks.rejected", () => live.Session.Status.Rejected.Select(pair => new Measurement<long>(pair.Value, new KeyValuePair<string, object?>("code", pair.Key))),
            null, "Ticks that went to quarantine.");
        Gauge("arus.journal.size", "Size of the journal.", () => live.Session.Status.JournalBytes, "By");
        Gauge("arus.session.running", "1 while the session takes ticks and orders.", () => live.Session.Status.Phase == LivePhase.Running ? 1 : 0);
        Gauge("arus.session.halted", "1 while trading is halted.", () => live.Session.Status.State == TradingState.Halted ? 1 : 0);
        Gauge("arus.feed.silent", "1 while the feed is silent or late.", () => live.Session.Status.IsSilent ? 1 : 0);
        Gauge("arus.terminals.connected", "Terminals connected.", () => bridge.Terminals.Count(terminal => terminal.ConnectedAt is not null));
        Gauge("arus.live.clients", "Clients of the live stream.", () => sender.Count);
        _meter.CreateObservableGauge("arus.hop.duration", () => live.Session.Percentiles.SelectMany(Quantiles), "s", "How long each hop of an order takes.");
    }

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> Quantiles(HopPercentiles hop)
    {
        yield return Of(hop, "0.5", hop.P50);
        yield return Of(hop, "0.95", hop.P95);
        yield return Of(hop, "0.99", hop.P99);
        yield return Of(hop, "1", hop.Max);
    }

    private static Measurement<double> Of(HopPercentiles hop, string quantile, long nanos) =>
        new(nanos / 1e9, new KeyValuePair<string, object?>("hop", hop.Name), new KeyValuePair<string, object?>("quantile", quantile));

    private void Counter(string name, string description, Func<long> read) => _meter.CreateObservableCounter(name, read, null, description);

    private void Gauge(string name, string description, Func<long> read, string? unit = null) => _meter.CreateObservableGauge(name, read, unit, description);
}

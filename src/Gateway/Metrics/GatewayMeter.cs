using System.Diagnostics.Metrics;

namespace Arus.Gateway.Metrics;

/// <summary>What the gateway itself counts.</summary>
internal sealed class GatewayMeter : IDisposable
{
    /// <summary>Meters of ours begin like this.</summary>
    public const string Name = "Arus.Gateway";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];

    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _denials;

    public GatewayMeter(MetricsScope scope)
    {
        _meter = scope.Create(Name);
        _requests = _meter.CreateCounter<long>("arus.http.requests", null, "HTTP requests answered.");
        _durations = _meter.CreateHistogram<double>("arus.http.duration", "s", "Time to answer an HTTP request.");
        _denials = _meter.CreateCounter<long>("arus.orders.denied", null, "Orders denied by risk or refused by the venue.");
    }

    public void OnRequest(string method, string route, int status, TimeSpan elapsed)
    {
        // A stranger's words must not make new series without end.
        var verb = Methods.Contains(method) ? method : "OTHER";
        _requests.Add(1, new("method", verb), new("route", route), new("status", status));
        _durations.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("route", route));
    }

    public void OnDenied(string code) => _denials.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Dispose() => _meter.Dispose();
}

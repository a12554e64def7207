using System.Diagnostics.Metrics;

namespace Arus.Gateway.Metrics;

/// <summary>Tells the meters of this server from those of another in the same process.</summary>
internal sealed class MetricsScope
{
    /// <summary>A meter of this server.</summary>
    public Meter Create(string name) => new(new MeterOptions(name) { Scope = this });

    /// <summary>Whether a meter is this server's, or everybody's.</summary>
    public bool Holds(Meter meter) => meter.Scope is not MetricsScope other || other == this;
}

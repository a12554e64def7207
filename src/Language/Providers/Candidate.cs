using Arus.Contracts.Language;
using Microsoft.Extensions.AI;

namespace Arus.Language.Providers;

/// <summary>A provider that may be asked, with its health.</summary>
internal sealed class Candidate(ProviderOptions options, IChatClient client, ModelFacts facts, TimeProvider time)
{
    private const double LatencyMemory = 0.8;
    private readonly Lock _gate = new();
    private double _seconds = double.NaN;
    private double _failing;

    public ProviderOptions Options { get; } = options;

    public IChatClient Client { get; } = client;

    public ModelFacts Facts { get; } = facts;

    public CircuitBreaker Breaker { get; } = new(time);

    /// <summary>The lower, the sooner it is asked: price, latency, lack of quality and failures, each as a share of what is allowed.</summary>
    /// <param name="cost">What a call may cost at most.</param>
    /// <param name="dearest">The same of the dearest candidate.</param>
    /// <param name="deadline">How long a question may take.</param>
    public double Rank(decimal cost, decimal dearest, TimeSpan deadline)
    {
        lock (_gate)
        {
            var price = dearest > 0 ? (double)(cost / dearest) : 0.0;
            var latency = double.IsNaN(_seconds) ? 0.25 : Math.Min(1.0, _seconds / deadline.TotalSeconds);
            return (0.4 * price) + (0.3 * latency) + (0.3 * (1.0 - Facts.Quality)) + (0.5 * _failing);
        }
    }

    /// <summary>Remembers how a call went.</summary>
    public void Report(TimeSpan took, bool succeeded)
    {
        lock (_gate)
        {
            _seconds = double.IsNaN(_seconds) ? took.TotalSeconds : (LatencyMemory * _seconds) + ((1 - LatencyMemory) * took.TotalSeconds);
            _failing = (LatencyMemory * _failing) + (succeeded ? 0.0 : 1 - LatencyMemory);
        }
    }
}

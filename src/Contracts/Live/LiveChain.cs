namespace Arus.Contracts.Live;

/// <summary>The way of one order through the engine and how long each hop took.</summary>
/// <param name="Order">Which.</param>
/// <param name="Decision">Behind it.</param>
/// <param name="At">Engine time of the decision.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="TotalNanos">From the quote's arrival to the hand-over.</param>
/// <param name="Hops">One after another.</param>
public sealed record LiveChain(OrderId Order, long Decision, Timestamp At, InstrumentId Instrument, long TotalNanos, IReadOnlyList<LiveHop> Hops);

/// <summary>One hop.</summary>
/// <param name="Name">journal, market, features, decision, risk, venue.</param>
/// <param name="Nanos">How long.</param>
public readonly record struct LiveHop(string Name, long Nanos);

/// <summary>How long a hop takes over all chains.</summary>
/// <param name="Name">Of the hop; <c>total</c> for all.</param>
/// <param name="Count">Chains counted.</param>
/// <param name="P50">Nanoseconds.</param>
/// <param name="P95">Nanoseconds.</param>
/// <param name="P99">Nanoseconds.</param>
/// <param name="Max">Nanoseconds.</param>
public sealed record HopPercentiles(string Name, long Count, long P50, long P95, long P99, long Max);

using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>One event as an instrument feels it.</summary>
/// <param name="At">When.</param>
/// <param name="Impact">How much is expected of it.</param>
/// <param name="IsScheduled">Whether it was known beforehand.</param>
/// <param name="Surprise">
/// Actual less forecast in standard deviations of that event's surprises before it, above 0 when good for the instrument; NaN when it has none.
/// </param>
internal readonly record struct NewsEvent(Timestamp At, EventImpact Impact, bool IsScheduled, double Surprise);

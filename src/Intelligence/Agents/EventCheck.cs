using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

/// <summary>How the event of an opinion is looked up in the bar that ends its horizon.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Reference">The mid when the opinion was formed.</param>
/// <param name="Limit">Distance or spread, in the quote currency; unused for <see cref="EventKind.Higher"/>.</param>
internal readonly record struct EventCheck(EventKind Kind, double Reference, double Limit)
{
    /// <summary>Whether the event happened. An unmoved price is not higher.</summary>
    public bool CameTrue(in Bar bar) => Kind switch
    {
        EventKind.Higher => bar.CloseMid > Reference,
        EventKind.FurtherAway => Math.Abs(bar.CloseMid - Reference) > Limit,
        _ => bar.Spread.ToDouble() > Limit,
    };
}

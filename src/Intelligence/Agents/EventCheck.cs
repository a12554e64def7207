using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

/// <summary>How the event of an opinion is looked up at the bar that ends its horizon.</summary>
/// <param name="Kind">What is looked at.</param>
/// <param name="Reference">The mid when the opinion was formed, or the regime.</param>
/// <param name="Limit">Distance or spread in the quote currency, or the agent's own level; unused for <see cref="EventKind.Higher"/>.</param>
internal readonly record struct EventCheck(EventKind Kind, double Reference, double Limit)
{
    /// <summary>Whether the event happened. An unmoved price is not higher.</summary>
    /// <param name="bar">The bar that ends the horizon.</param>
    /// <param name="regime">The regime at its close.</param>
    /// <param name="gauge">The agent's own gauge at its close.</param>
    public bool CameTrue(in Bar bar, double regime = 0, double gauge = 0) => Kind switch
    {
        EventKind.Higher => bar.CloseMid > Reference,
        EventKind.FurtherAway => Math.Abs(bar.CloseMid - Reference) > Limit,
        EventKind.SpreadAbove => bar.Spread.ToDouble() > Limit,
        EventKind.OtherRegime => regime != Reference,
        _ => gauge > Limit,
    };
}

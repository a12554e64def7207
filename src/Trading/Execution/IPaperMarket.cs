using Arus.Contracts.MarketData;

namespace Arus.Trading.Execution;

/// <summary>The side of a simulated venue that a market must drive; a broker's terminal is driven by its own.</summary>
internal interface IPaperMarket
{
    /// <summary>Bars in which both a stop and a target could have been first.</summary>
    long AmbiguousBars { get; }

    /// <summary>Moves time on: swap is booked, orders and requests arrive, orders expire. Nothing fills.</summary>
    /// <param name="now">The venue's time.</param>
    /// <param name="heardAt">Our time: later than <paramref name="now"/> inside a bar.</param>
    void AdvanceTo(Timestamp now, Timestamp heardAt);

    /// <summary>Fills what a tradable quote fills; the quote is on the board already.</summary>
    void Match(int slot, in Tick quote);

    /// <summary>Begins the path through a bar: open, the worse extreme, the other, close.</summary>
    void BeginBar(int slot, in Bar bar);

    /// <summary>The next quote of the path, to be put on the board and matched; false at its end.</summary>
    bool TryStep(out Tick quote);

    /// <summary>The market ends: from here on orders fill at the last quote and cancels work at once.</summary>
    void End();
}

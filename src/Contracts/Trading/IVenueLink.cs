namespace Arus.Contracts.Trading;

/// <summary>The way of orders to a terminal. It never shares a queue with ticks.</summary>
public interface IVenueLink
{
    /// <summary>
    /// Hands a request to the socket's own queue; returns at once. What cannot be handed over is dropped and will be asked about:
    /// a request is never sent twice by the link.
    /// </summary>
    /// <param name="request">What to do; written down already.</param>
    /// <param name="clientId">The client order id, at most 26 characters, the first 20 unique.</param>
    void Send(in VenueRequest request, string clientId);

    /// <summary>Tells the terminal which orders it must refuse from now on; kept there over its restart.</summary>
    void SetState(TradingState state, string reason);
}

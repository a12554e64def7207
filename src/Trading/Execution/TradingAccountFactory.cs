using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>Opens paper accounts, each on a simulated venue of its own.</summary>
internal sealed class TradingAccountFactory(ITradingCalendar calendar) : ITradingAccountFactory
{
    /// <inheritdoc/>
    public ITradingAccount OpenPaper(
        AccountSetup setup, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates, ITradingListener listener)
    {
        var parts = new AccountParts(setup, traded, rates, calendar);
        var books = new AccountBooks(parts, listener);
        var venue = new SimulatedVenue(parts);
        venue.Connect(books);
        return new TradingAccount(parts, books, venue, venue, listener);
    }

    /// <inheritdoc/>
    public ITradingAccount OpenTerminal(
        AccountSetup setup, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates, TerminalTerms terms, IVenueOutbox outbox,
        ITradingListener listener) => throw new NotSupportedException();
}

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
        var venue = new SimulatedVenue(setup, parts.Board, parts.Rates, parts.Terms, calendar);
        var account = new TradingAccount(parts, venue, venue, listener);
        venue.Connect(account);
        return account;
    }

    /// <inheritdoc/>
    public ITradingAccount OpenTerminal(
        AccountSetup setup, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates, TerminalTerms terms, IVenueOutbox outbox,
        ITradingListener listener) => throw new NotSupportedException();
}

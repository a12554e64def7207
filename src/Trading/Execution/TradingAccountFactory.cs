using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Trading.Execution;

/// <summary>Opens accounts: on paper, each on a simulated venue of its own, or at a terminal.</summary>
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
        ITradingListener listener)
    {
        Check(terms);
        var parts = new AccountParts(setup, traded, rates, calendar);
        var books = new AccountBooks(parts, listener);
        return new TradingAccount(parts, books, new TerminalVenue(parts, books, terms, outbox), paper: null, listener);
    }

    private static void Check(TerminalTerms terms)
    {
        var faults = new List<Fault>();
        if (terms.ClientIdPrefix.Length != 8 || terms.ClientIdPrefix.Any(one => !ClientIds.IsDigit(one)))
        {
            faults.Add(new("CLIENT_ID_PREFIX", "client id prefix", $"was '{terms.ClientIdPrefix}'", "8 characters of Crockford's base 32"));
        }

        if (terms.AnswerMillisecondsMax <= 0)
        {
            faults.Add(new("ANSWER_TIME", "answer time", $"was {terms.AnswerMillisecondsMax} ms", "more than 0"));
        }

        if (terms.EmergencyStopFraction is <= 0 or >= 1)
        {
            faults.Add(new("EMERGENCY_STOP", "emergency stop", $"was {Fraction(terms)}", "between 0 and 1"));
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static string Fraction(TerminalTerms terms) => terms.EmergencyStopFraction.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

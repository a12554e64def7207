using Arus.Contracts.MarketData;

namespace Arus.Contracts.Trading;

/// <summary>Opens accounts.</summary>
public interface ITradingAccountFactory
{
    /// <summary>A paper account on a simulated venue of its own.</summary>
    /// <param name="setup">The account.</param>
    /// <param name="traded">What it trades.</param>
    /// <param name="rates">Instruments whose quotes convert profit into the account's currency, beside those traded.</param>
    /// <param name="listener">Hears everything.</param>
    /// <exception cref="RefusedException">A profit could not be converted: neither a quoted instrument nor a stated rate gives the rate.</exception>
    ITradingAccount OpenPaper(
        AccountSetup setup, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates, ITradingListener listener);

    /// <summary>Opens an account at a terminal. What it sends goes to the outbox; what the terminal says comes back through <see cref="ITradingAccount.OnReport"/>.</summary>
    /// <param name="setup">Whose account; cash and mode are overruled by what the venue says.</param>
    /// <param name="traded">What may be traded.</param>
    /// <param name="rates">Instruments that only give rates.</param>
    /// <param name="terms">What holds of the venue.</param>
    /// <param name="outbox">Takes requests.</param>
    /// <param name="listener">Hears everything.</param>
    ITradingAccount OpenTerminal(
        AccountSetup setup, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates, TerminalTerms terms, IVenueOutbox outbox,
        ITradingListener listener);
}

/// <summary>What holds of an account at a terminal.</summary>
/// <param name="ClientIdPrefix">8 characters of Crockford's base 32 that begin every client order id of the session; the order's number follows.</param>
/// <param name="AnswerMillisecondsMax">An order without an outcome for this long is unknown.</param>
/// <param name="ClosesUnprotected">Whether a position found without a stop is closed; else it gets one.</param>
/// <param name="AllowsUnprotected">Whether the strategy document allows positions without a stop: then there is only an alert.</param>
/// <param name="EmergencyStopFraction">Distance of the stop set for an unprotected position, as a fraction of its price.</param>
/// <param name="Armed">Real-money accounts that may be traded, each as <c>login@server</c>.</param>
public sealed record TerminalTerms(
    string ClientIdPrefix, int AnswerMillisecondsMax, bool ClosesUnprotected, bool AllowsUnprotected, decimal EmergencyStopFraction,
    IReadOnlyList<string> Armed);

/// <summary>Takes what an account wants to tell its venue; it is written down before it leaves.</summary>
public interface IVenueOutbox
{
    /// <summary>Takes a request; nothing is sent before the input that caused it has been dealt with entirely.</summary>
    void Send(in VenueRequest request, string clientId);
}

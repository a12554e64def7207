using Arus.Contracts.MarketData;

namespace Arus.Contracts.Intelligence;

/// <summary>
/// What somebody writes down in the order of time and agents read, each at its own pace. What was read once never changes; an agent reads no entry later than
/// the engine's time, so the same log gives the same opinions again.
/// </summary>
/// <typeparam name="T">The entries.</typeparam>
public interface IEventLog<T>
    where T : struct
{
    /// <summary>One entry, without allocating; false when it is not there yet.</summary>
    /// <param name="index">0, 1, 2 …</param>
    /// <param name="entry">The entry.</param>
    bool TryRead(long index, out T entry);
}

/// <summary>A piece of news, its sentiment already read.</summary>
/// <param name="At">When it was known here.</param>
/// <param name="Currency">Whose economy it is about.</param>
/// <param name="Balance">Good less bad, −1 to 1.</param>
public readonly record struct NewsItem(Timestamp At, Currency Currency, double Balance);

/// <summary>How one request of a person went.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Failed">Whether it failed.</param>
public readonly record struct JourneyEvent(Timestamp At, double Milliseconds, bool Failed);

/// <summary>What a language model said of an instrument.</summary>
/// <param name="At">When the answer was known here.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="AskedAt">The moment of the market it was asked about.</param>
/// <param name="Probability">That the mid is higher after the horizon, 0 to 1.</param>
/// <param name="Confidence">How far it is to be trusted, 0 to 1; 0 for an abstention.</param>
/// <param name="CostUsd">What asking cost, in US dollars.</param>
public readonly record struct ModelAnswer(Timestamp At, InstrumentId Instrument, Timestamp AskedAt, double Probability, double Confidence, double CostUsd);

/// <summary>What subscribers did.</summary>
public enum AccountEventKind : byte
{
    /// <summary>Someone used the product.</summary>
    Used,

    /// <summary>Someone reached a limit of his plan.</summary>
    LimitReached,

    /// <summary>A payment failed.</summary>
    PaymentFailed,

    /// <summary>A subscription ended.</summary>
    Lapsed,
}

/// <summary>Something a subscriber did.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
public readonly record struct AccountEvent(Timestamp At, AccountEventKind Kind);

/// <summary>The other positions of a portfolio: what each instrument moved over the bar that closed at one moment.</summary>
public interface IPeerReturns
{
    /// <summary>The instruments, in the order of <see cref="TryCopy"/>.</summary>
    IReadOnlyList<InstrumentId> Instruments { get; }

    /// <summary>The returns over the bar that closed then, as fractions; NaN for one without a bar. False when nothing is known of that bar.</summary>
    bool TryCopy(Timestamp closesAt, Span<double> returns);
}

/// <summary>What a run may read besides the market; null for what there is not. An agent whose source is missing keeps an empty seat.</summary>
public sealed record Sources
{
    /// <summary>Nothing at all.</summary>
    public static readonly Sources None = new();

    /// <summary>The data directory, for what a document names of it: models.</summary>
    public string? Directory { get; init; }

    /// <summary>Whether kept answers of language models are heard; a live session hears those that come while it runs, and no others.</summary>
    public bool HearsKeptOpinions { get; init; } = true;

    /// <summary>Whether models may be promoted while the run goes on: what those that wait would read is then computed as well.</summary>
    public bool AwaitsModels { get; init; }

    /// <summary>News with their sentiment.</summary>
    public IEventLog<NewsItem>? News { get; init; }

    /// <summary>Scheduled releases.</summary>
    public IEconomicCalendar? Calendar { get; init; }

    /// <summary>The other instruments of the portfolio.</summary>
    public IPeerReturns? Peers { get; init; }

    /// <summary>How requests of people go.</summary>
    public IEventLog<JourneyEvent>? Journeys { get; init; }

    /// <summary>What language models say.</summary>
    public IEventLog<ModelAnswer>? SecondOpinions { get; init; }

    /// <summary>What subscribers do.</summary>
    public IEventLog<AccountEvent>? Accounts { get; init; }
}

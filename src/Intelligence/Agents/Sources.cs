using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

/// <summary>What there is to read besides the market; null for what there is not. An agent whose source is missing keeps an empty seat.</summary>
internal sealed record Sources
{
    /// <summary>Nothing at all.</summary>
    public static readonly Sources None = new();

    /// <summary>News with their sentiment.</summary>
    public IEventLog<NewsItem>? News { get; init; }

    /// <summary>Scheduled releases.</summary>
    public IEconomicCalendar? Calendar { get; init; }

    /// <summary>The other instruments of the portfolio.</summary>
    public IPeerReturns? Peers { get; init; }

    /// <summary>How requests of people go.</summary>
    public IEventLog<JourneyEvent>? Journeys { get; init; }

    /// <summary>What subscribers do.</summary>
    public IEventLog<AccountEvent>? Accounts { get; init; }
}

using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>What a <see cref="FileFeed"/> works with.</summary>
/// <param name="Calendar">Says where bars end and when the instrument trades.</param>
/// <param name="Sessions">When it trades.</param>
/// <param name="Quarantine">Where rejected rows go.</param>
/// <param name="HasCensus">Whether to count the rows as written, too; it costs memory in proportion to the rows.</param>
internal sealed record FileFeedParts(ITradingCalendar Calendar, TradingSessions Sessions, IQuarantine Quarantine, bool HasCensus = false);

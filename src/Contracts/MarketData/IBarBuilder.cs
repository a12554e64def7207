namespace Arus.Contracts.MarketData;

/// <summary>
/// Builds the bars of one instrument in several periods at once. A bar is handed out when the first row at or after its end arrives, never before;
/// the periods of one moment come shortest first.
/// </summary>
public interface IBarBuilder
{
    /// <summary>The most bars one call can close.</summary>
    int ClosedMax { get; }

    /// <summary>Folds a tick in; the bars that ended at or before its receive time go to the front of <paramref name="closed"/>. Returns how many.</summary>
    int Add(in Tick tick, Span<Bar> closed);

    /// <summary>Folds a closed bar of a shorter or equal period in; what ended with it goes to the front of <paramref name="closed"/>. Returns how many.</summary>
    int Add(in Bar bar, Span<Bar> closed);

    /// <summary>
    /// Hands out what ended at or before a moment that time has reached, whoever's quote says so; later rows are not before it. Returns how many.
    /// </summary>
    int CloseUntil(Timestamp now, Span<Bar> closed);
}

/// <summary>Makes bar builders.</summary>
public interface IBarBuilderFactory
{
    /// <summary>A builder for one instrument; <paramref name="periods"/> without <see cref="BarPeriod.Tick"/>.</summary>
    IBarBuilder Create(InstrumentId instrument, IReadOnlyList<BarPeriod> periods);
}

/// <summary>The boundaries of bars and of trading days.</summary>
public interface ITradingCalendar
{
    /// <summary>Start of the bar of a period that holds a moment.</summary>
    Timestamp BarOpen(BarPeriod period, Timestamp at);

    /// <summary>End of the bar of a period that starts at <paramref name="open"/>, not part of it.</summary>
    Timestamp BarEnd(BarPeriod period, Timestamp open);

    /// <summary>The next end of a trading day (17:00 New York) after a moment.</summary>
    Timestamp NextRollover(Timestamp after);

    /// <summary>The weekday of the trading day that ends at a rollover: Wednesday's ends on Wednesday 17:00 New York.</summary>
    DayOfWeek TradingDayEndingAt(Timestamp rollover);

    /// <summary>Whether an instrument trades at a moment.</summary>
    bool IsOpen(TradingSessions sessions, Timestamp at);
}

using Arus.Contracts.MarketData;

namespace Arus.Gateway.Api;

/// <summary>When a market is known to be closed.</summary>
internal static class Closures
{
    /// <summary>Whether a pause is explained: the market is closed at every full hour inside it.</summary>
    public static bool Explain(ITradingCalendar calendar, TradingSessions sessions, Timestamp from, Timestamp to)
    {
        for (var at = from.Plus(Timestamp.NanosPerHour); at < to; at = at.Plus(Timestamp.NanosPerHour))
        {
            if (calendar.IsOpen(sessions, at))
            {
                return false;
            }
        }

        return true;
    }
}

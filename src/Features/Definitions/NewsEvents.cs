using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>The events of an instrument's two currencies with their surprises, each measured by what came before it only.</summary>
internal static class NewsEvents
{
    /// <summary>Surprises before one counts.</summary>
    private const int SurprisesMin = 5;

    /// <summary>Stands for every currency at once, as calendars write it.</summary>
    private static readonly Currency Everyone = Currency.Of("ALL");

    /// <summary>The events in the order of time.</summary>
    public static NewsEvent[] Of(IEconomicCalendar calendar, Instrument instrument)
    {
        var past = new Dictionary<(Currency, string), (int Count, double Squares)>();
        var events = new List<NewsEvent>();
        foreach (var news in calendar.Events)
        {
            if (news.Currency == instrument.Base || news.Currency == instrument.Quote || news.Currency == Everyone)
            {
                var sign = news.Currency == instrument.Base ? 1.0 : news.Currency == instrument.Quote ? -1.0 : double.NaN;
                events.Add(new(news.At, news.Impact, news.IsScheduled, sign * Good(news.Name) * Surprise(past, news)));
            }
        }

        return [.. events];
    }

    private static double Surprise(Dictionary<(Currency, string), (int Count, double Squares)> past, EconomicEvent news)
    {
        var difference = news.Actual - news.Forecast;
        if (double.IsNaN(difference))
        {
            return double.NaN;
        }

        var (count, squares) = past.GetValueOrDefault((news.Currency, news.Name));
        past[(news.Currency, news.Name)] = (count + 1, squares + (difference * difference));
        return count >= SurprisesMin && squares > 0.0 ? difference / Math.Sqrt(squares / count) : double.NaN;
    }

    /// <summary>More unemployment than expected is bad for a currency; more of anything else is taken as good.</summary>
    private static double Good(string name) =>
        name.Contains("Unemployment", StringComparison.OrdinalIgnoreCase) || name.Contains("Jobless", StringComparison.OrdinalIgnoreCase)
        || name.Contains("Claimant", StringComparison.OrdinalIgnoreCase) ? -1.0 : 1.0;
}

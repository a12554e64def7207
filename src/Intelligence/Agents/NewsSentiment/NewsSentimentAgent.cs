using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.NewsSentiment;

/// <summary>
/// Where the mid goes, from news about the two currencies: each item's balance decays with its age, and good news for the base or bad news for the quote
/// currency speaks for up. Without a log of news its seat is empty.
/// </summary>
internal sealed class NewsSentimentAgent(NewsSentimentSettings settings, AgentSeat seat) : IAgent
{
    private readonly IEventLog<NewsItem>? _news = seat.Instrument is null ? null : seat.Sources.News;
    private readonly double _decay = -0.69314718055994530942 / (settings.HalfLife * Timestamp.NanosPerMinute);
    private long _next;
    private Mood _base;
    private Mood _quote;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public bool HasSource => _news is not null;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.Higher, quote.Mid, 0);
        Read(quote.ReceivedAt);
        var (good, bad) = (_base.At(quote.ReceivedAt, _decay), _quote.At(quote.ReceivedAt, _decay));
        var net = good.Balance - bad.Balance;
        var weight = good.Weight + bad.Weight;
        var reasons = default(Reasons);
        reasons.Add(new("news, faded with their age", weight, settings.Least));
        reasons.Add(new("balance of the base currency", good.Balance, 0));
        reasons.Add(new("balance of the quote currency", bad.Balance, 0));
        if (weight < settings.Least || net == 0)
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.MidHigher, quote.ReceivedAt, seat.HorizonNanos, reasons);
            return false;
        }

        opinion = Opinions.Up(
            Name, settings.Strength * Math.Clamp(net, -1.0, 1.0), Opinions.ConfidenceOf(weight, 1), quote.ReceivedAt, seat.HorizonNanos, reasons);
        return !opinion.Abstains;
    }

    private void Read(Timestamp now)
    {
        while (_news is not null && _news.TryRead(_next, out var item) && item.At.Nanos <= now.Nanos)
        {
            _next++;
            if (item.Currency == seat.Instrument!.Base)
            {
                _base.Add(in item, _decay);
            }
            else if (item.Currency == seat.Instrument.Quote)
            {
                _quote.Add(in item, _decay);
            }
        }
    }

    /// <summary>The faded sum of balances and of weights. Half an item of neutral news is always there, so that one item alone is not everything.</summary>
    private struct Mood
    {
        private const double Neutral = 0.5;

        private Timestamp _at;
        private double _sum;
        private double _weight;

        public void Add(in NewsItem item, double decay)
        {
            var fade = StrictMath.Exp(decay * (item.At - _at));
            (_sum, _weight, _at) = ((_sum * fade) + Math.Clamp(item.Balance, -1.0, 1.0), (_weight * fade) + 1.0, item.At);
        }

        public readonly (double Balance, double Weight) At(Timestamp now, double decay)
        {
            var fade = StrictMath.Exp(decay * (now - _at));
            return (_sum * fade / ((_weight * fade) + Neutral), _weight * fade);
        }
    }
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.ExecutionTiming;

/// <summary>
/// How likely the spread is still too wide one bar from now: wider than a multiple of what is typical for this hour of the day (UTC). The spread is
/// expected to come half of its way back to the typical one, with the deviation seen at that hour; when too wide is likelier than its limit, it asks
/// to wait. Where the document says so, volatility above its usual level adds to the expected spread, and it asks to wait near strong scheduled releases.
/// </summary>
internal sealed class ExecutionTimingAgent(ExecutionTimingSettings settings, AgentSeat seat) : IAgent
{
    /// <summary>The part of an unusual spread that is still there one bar later.</summary>
    private const double Persistence = 0.5;

    private readonly SpreadStatistics[] _hours = new SpreadStatistics[24];
    private readonly long _horizon = seat.BarNanos;
    private readonly NewsWatch? _news = settings.News > 0 ? new(seat.Sources.Calendar, seat.Instrument) : null;
    private EwmaVolatility _fast = new(0.8);
    private EwmaVolatility _slow = new(0.98);
    private SpreadStatistics _all;
    private long _hourStart = long.MaxValue;
    private int _hour;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public bool FollowsQuotes => true;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        if (settings.Volatility > 0)
        {
            _fast.Update(bar.CloseMid);
            _slow.Update(bar.CloseMid);
        }
    }

    /// <inheritdoc/>
    public void OnQuote(in Tick quote)
    {
        var spread = quote.Spread.ToDouble();
        _hours[HourOf(quote.ReceivedAt)].Update(spread);
        _all.Update(spread);
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        ref readonly var hour = ref _hours[HourOf(quote.ReceivedAt)];
        ref readonly var typical = ref hour.Count >= settings.Quotes ? ref hour : ref _all;
        var limit = settings.Cost * typical.Mean;
        check = new(EventKind.SpreadAbove, quote.Mid, limit);
        if (typical.Count < settings.Quotes)
        {
            opinion = Opinions.Silent(
                Name, Kind, AgentEvents.CostAboveLimit, quote.ReceivedAt, _horizon, new Reason("quotes seen", typical.Count, settings.Quotes));
            return false;
        }

        var spread = quote.Spread.ToDouble();
        var excess = _slow.Deviation > 0 ? Math.Clamp((_fast.Deviation / _slow.Deviation) - 1.0, 0.0, 3.0) : 0.0;
        var probability = Exceedance(spread * (1.0 + (settings.Volatility * excess)), typical.Mean, typical.Deviation, limit);
        var distance = _news is null ? long.MaxValue : _news.Distance(quote.ReceivedAt);
        var isNews = distance < settings.News * Timestamp.NanosPerMinute;
        var effect = isNews || probability > settings.DelayAbove ? OpinionEffect.Delay : OpinionEffect.None;
        var reasons = default(Reasons);
        reasons.Add(new Reason("spread", spread, limit) { Source = ReasonSource.Spread });
        reasons.Add(new Reason("typical spread of the hour", typical.Mean));
        reasons.Add(new Reason("deviation of the spread", typical.Deviation));
        if (_news is not null && distance != long.MaxValue)
        {
            reasons.Add(new Reason("minutes to or from a strong release", distance / (double)Timestamp.NanosPerMinute, settings.News));
        }

        if (settings.Volatility > 0)
        {
            reasons.Add(new Reason("excess of volatility", excess, 0));
        }

        opinion = new(
            Name, Kind, AgentEvents.CostAboveLimit, probability, Confidence: 1.0 - (1.0 / Math.Sqrt(typical.Count)), quote.ReceivedAt, _horizon,
            effect, Scale: 1, Weight: 0, reasons);
        return true;
    }

    /// <summary>The chance that the spread exceeds the limit after it went part of the way back to the typical one.</summary>
    internal static double Exceedance(double spread, double typical, double deviation, double limit)
    {
        var expected = typical + (Persistence * (spread - typical));
        return deviation > 0 ? StrictMath.NormalCdf((expected - limit) / deviation)
            : expected > limit ? 1.0 : 0.0;
    }

    private int HourOf(Timestamp at)
    {
        if ((ulong)(at.Nanos - _hourStart) >= Timestamp.NanosPerHour)
        {
            var start = at.FloorTo(Timestamp.NanosPerHour);
            _hourStart = start.Nanos;
            _hour = (int)((start - start.StartOfDay) / Timestamp.NanosPerHour);
        }

        return _hour;
    }
}

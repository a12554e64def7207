using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.BusinessIntelligence;

/// <summary>
/// How likely a subscription lapses within the horizon: from the lapses of late and from failed payments, each of which raises the rate by the share that led
/// to a lapse before. Usage and reached limits are counted as reasons, the one against leaving, the other for a larger plan. It can alert and nothing more. Without a log of
/// what subscribers do its seat is empty.
/// </summary>
internal sealed class BusinessIntelligenceAgent(BusinessIntelligenceSettings settings, AgentSeat seat) : IAgent
{
    private readonly IEventLog<AccountEvent>? _accounts = seat.Sources.Accounts;
    private readonly EventRate[] _rates = [Rate(settings), Rate(settings), Rate(settings), Rate(settings)];
    private long _next;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public bool HasSource => _accounts is not null;

    /// <inheritdoc/>
    public double Gauge => _rates[(int)AccountEventKind.Lapsed].Count;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features) => Read(bar.ClosesAt);

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        var now = quote.ReceivedAt;
        Read(now);
        check = new(EventKind.GaugeAbove, 0, Gauge);
        ref readonly var failed = ref _rates[(int)AccountEventKind.PaymentFailed];
        ref readonly var lapsed = ref _rates[(int)AccountEventKind.Lapsed];
        var reasons = default(Reasons);
        reasons.Add(new("subscriptions lapsed of late", lapsed.Faded(now)));
        reasons.Add(new("payments failed of late", failed.Faded(now)));
        reasons.Add(new("limits of a plan reached of late", _rates[(int)AccountEventKind.LimitReached].Faded(now)));
        reasons.Add(new("uses of late", _rates[(int)AccountEventKind.Used].Faded(now)));
        if (_next == 0)
        {
            opinion = Opinions.Silent(Name, Kind, AgentEvents.SubscriptionLapses, now, seat.HorizonNanos, reasons);
            return false;
        }

        // The share of failed payments that ended in a lapse, from the prior that one in three does (a beta of 1 and 2).
        var share = Math.Min(1.0, (lapsed.Count + 1.0) / (failed.Count + 3.0));
        var spared = (1.0 - lapsed.Chance(now, seat.HorizonNanos)) * StrictMath.Exp(StrictMath.Log(1.0 - failed.Chance(now, seat.HorizonNanos)) * share);
        var probability = Math.Clamp(1.0 - spared, 0.0, 1.0);
        opinion = new(
            Name, Kind, AgentEvents.SubscriptionLapses, probability, Opinions.ConfidenceOf(_next, 50), now, seat.HorizonNanos,
            probability > settings.AlertAbove ? OpinionEffect.Alert : OpinionEffect.None, Scale: 1, Weight: 0, reasons);
        return true;
    }

    private static EventRate Rate(BusinessIntelligenceSettings settings) => new(settings.HalfLife * Timestamp.NanosPerDay);

    private void Read(Timestamp now)
    {
        while (_accounts is not null && _accounts.TryRead(_next, out var happened) && happened.At.Nanos <= now.Nanos)
        {
            _next++;
            _rates[(int)happened.Kind].Add(happened.At);
        }
    }
}

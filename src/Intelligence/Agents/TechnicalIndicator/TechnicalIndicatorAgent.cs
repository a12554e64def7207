using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.TechnicalIndicator;

/// <summary>
/// Where the mid goes, from indicators. Each gives evidence between −1 and 1; the evidence becomes log-odds. Wilder's directional index decides who
/// is heard: in a trend those that follow it (averages, MACD), in a range those that expect a return (RSI, Bollinger, stochastic), in between both. Where the
/// document says so, <see cref="AdaptiveEvidence"/> learns what each is worth.
/// </summary>
internal sealed class TechnicalIndicatorAgent(TechnicalIndicatorSettings settings, AgentSeat seat) : IAgent
{
    /// <summary>Points of the directional index over which trend followers take over from oscillators.</summary>
    private const double GateWidth = 5.0;

    private readonly int _fast = seat.IndexOf(AgentFeatures.Named("ema", settings.Fast));
    private readonly int _slow = seat.IndexOf(AgentFeatures.Named("ema", settings.Slow));
    private readonly int _rsi = seat.IndexOf(AgentFeatures.Named("rsi", settings.Rsi));
    private readonly int _histogram = seat.IndexOf("macd.histogram");
    private readonly int _middle = seat.IndexOf("bollinger");
    private readonly int _upper = seat.IndexOf("bollinger.upper");
    private readonly int _stochastic = seat.IndexOf("stochastic");
    private readonly int _adx = seat.IndexOf(AgentFeatures.Named("adx", settings.Adx));
    private readonly int _atr = seat.IndexOf(AgentFeatures.Named("atr", settings.Adx));
    private readonly long _horizon = seat.HorizonNanos;
    private readonly AdaptiveEvidence? _adaptive = settings.Adaptive ? new(settings.Strength, seat.HorizonBars) : null;
    private double _close = double.NaN;
    private int _bars;

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public OpinionKind Kind => settings.Kind;

    /// <inheritdoc/>
    public void OnBar(in Bar bar, ReadOnlySpan<double> features)
    {
        _close = bar.Close.ToDouble();
        _adaptive?.OnBar(in bar);
        _bars = _bars == int.MaxValue ? _bars : _bars + 1;
    }

    /// <inheritdoc/>
    public bool Form(in Tick quote, ReadOnlySpan<double> features, out Opinion opinion, out EventCheck check)
    {
        check = new(EventKind.Higher, quote.Mid, 0);
        var (adx, atr, rsi, stochastic) = (features[_adx], features[_atr], features[_rsi], features[_stochastic]);
        var gap = (features[_fast] - features[_slow]) / atr;
        var histogram = features[_histogram] / atr;
        var position = (_close - features[_middle]) / (features[_upper] - features[_middle]);
        if (!double.IsFinite(adx + rsi + stochastic + gap + histogram + position))
        {
            var reason = new Reason("bars seen, too few for every indicator or without movement", _bars);
            opinion = Opinions.Silent(Name, Kind, AgentEvents.MidHigher, quote.ReceivedAt, _horizon, reason);
            return false;
        }

        var trend = Clamp((adx - settings.Trend + GateWidth) / GateWidth, 0.0, 1.0);
        Span<double> pieces =
        [
            trend / 2 * Clamp(gap, -1, 1), trend / 2 * Clamp(histogram * 5, -1, 1), (1 - trend) / 3 * Clamp((50 - rsi) / 20, -1, 1),
            (1 - trend) / 3 * Clamp(-position, -1, 1), (1 - trend) / 3 * Clamp((50 - stochastic) / 40, -1, 1),
        ];
        _adaptive?.Weigh(pieces, quote.ReceivedAt.Plus(_horizon), quote.Mid);
        var evidence = default(Evidence);
        evidence.Add(new Reason("EMA gap in ATRs", gap, 0) { Source = ReasonSource.Gap(_fast, _slow, _atr) }, pieces[0]);
        evidence.Add(new Reason("MACD histogram in ATRs", histogram, 0) { Source = ReasonSource.Ratio(_histogram, _atr) }, pieces[1]);
        evidence.Add(new Reason("RSI", rsi, 50) { Source = ReasonSource.Feature(_rsi) }, pieces[2]);
        evidence.Add(new Reason("Bollinger position", position, 0) { Source = ReasonSource.Position(_middle, _upper) }, pieces[3]);
        evidence.Add(new Reason("stochastic", stochastic, 50) { Source = ReasonSource.Feature(_stochastic) }, pieces[4]);
        evidence.Add(new Reason("ADX", adx, settings.Trend) { Source = ReasonSource.Feature(_adx) }, 0);

        var probability = StrictMath.Logistic(settings.Strength * evidence.Sum);
        opinion = new(
            Name, Kind, AgentEvents.MidHigher, probability, evidence.Agreement, quote.ReceivedAt, _horizon,
            OpinionEffect.None, Scale: 1, Weight: 0, evidence.Reasons);
        return !opinion.Abstains;
    }

    private static double Clamp(double value, double low, double high) => value < low ? low : value > high ? high : value;
}

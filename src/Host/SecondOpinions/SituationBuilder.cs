using Arus.Contracts.Features;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;

namespace Arus.Host.SecondOpinions;

/// <summary>
/// Makes of the bars that closed the situation a language model is asked about, live and for history alike. It is a function of the last <see cref="Window"/> bars
/// and of nothing before them: the same bars give the same question, whenever somebody began to listen. Numbers are changes and ratios: prices would tell the market
/// and the day.
/// </summary>
/// <param name="seat">What is asked about.</param>
/// <param name="pipelines">Computes the indicators.</param>
internal sealed class SituationBuilder(SecondOpinionSeat seat, IFeaturePipelineFactory pipelines)
{
    /// <summary>Bars a situation is made of: enough for every indicator in it to have a value.</summary>
    public const int Window = 40;

    private const string Event = "mid higher after the horizon";
    private const int Digits = 4;

    private readonly FeatureSpec[] _indicators =
    [
        new("rsi14", seat.Timeframe, IndicatorSpec.Of("rsi", ("period", "14"), ("seed", "talib"))),
        new("adx14", seat.Timeframe, IndicatorSpec.Of("adx", ("period", "14"), ("seed", "talib"))),
        new("stochastic", seat.Timeframe, IndicatorSpec.Of("stochastic")),
    ];

    private readonly Queue<Bar> _bars = new(Window);

    /// <summary>What is asked about.</summary>
    public SecondOpinionSeat Seat => seat;

    /// <summary>Takes a bar that closed; false while there is nothing to ask: it is another's, its last quote is not trusted, or there are too few bars yet.</summary>
    public bool Add(in Bar bar)
    {
        if (bar.Instrument != seat.Instrument || bar.Period != seat.Timeframe || bar.Flags != QuoteFlags.None)
        {
            return false;
        }

        if (_bars.Count == Window)
        {
            _bars.Dequeue();
        }

        _bars.Enqueue(bar);
        return _bars.Count == Window;
    }

    /// <summary>The situation at the close of the last bar.</summary>
    public Situation Current()
    {
        Bar[] bars = [.. _bars];
        double[] closes = [.. bars.TakeLast(25).Select(bar => bar.CloseMid)];
        var returns = closes.Zip(closes.Skip(1), (before, after) => (after / before) - 1).ToArray();
        var deviation = Math.Sqrt(returns.Sum(change => change * change) / returns.Length);
        (string Name, double Value)[] numbers =
        [
            ("change over 1 bar, percent", 100 * ((closes[^1] / closes[^2]) - 1)),
            ("change over 4 bars, percent", 100 * ((closes[^1] / closes[^5]) - 1)),
            ("change over 24 bars, percent", 100 * ((closes[^1] / closes[0]) - 1)),
            ("deviation of one bar, percent", 100 * deviation),
            ("last change in deviations", deviation > 0 ? returns[^1] / deviation : 0),
            .. Indicators(bars),
        ];
        return new(
            TenantId.Local, seat.Instrument, bars[^1].ClosesAt, seat.HorizonNanos, Event,
            [.. numbers.Where(number => double.IsFinite(number.Value)).Select(number => new GivenNumber(number.Name, Math.Round(number.Value, Digits)))], []);
    }

    /// <summary>From nothing: what they remember of earlier bars would differ with the moment somebody began to listen.</summary>
    private (string Name, double Value)[] Indicators(Bar[] bars)
    {
        var pipeline = pipelines.Create(_indicators);
        foreach (ref readonly var bar in bars.AsSpan())
        {
            pipeline.OnBar(in bar);
        }

        var values = pipeline.Values.ToArray();
        return [.. pipeline.Names.Zip(values)];
    }
}

namespace Arus.Features;

/// <summary>
/// The last five bars as candles, with what is usual for them: the mean body and the mean range of the ten bars before, and the
/// way the market came. Patterns are read from it: 1 bullish, −1 bearish, 0 none.
/// </summary>
internal sealed class Candles : Series
{
    private const int Kept = 5;
    private const int UsualBars = 10;

    /// <summary>Bars before the one with the first value.</summary>
    private const int Before = UsualBars + Kept - 1;

    private readonly Candle[] _last = new Candle[Kept];
    private RollingMean _bodies = new(UsualBars);
    private RollingMean _ranges = new(UsualBars);
    private RollingMean _closes = new(UsualBars);
    private int _bars;

    private Candles(Track track, string formula)
        : base(track, formula, Before)
    {
    }

    /// <summary>A pattern over the bars of a track.</summary>
    public static Series Pattern(Track track, string name, Func<Candles, double> pattern)
    {
        var candles = (Candles)track.Once(track.Prefixed("candles"), formula => new Candles(track, formula));
        return track.Once(
            track.Prefixed($"pattern({name})"), formula => new Field(track, formula, _ => candles._bars > Before ? pattern(candles) : double.NaN, Before));
    }

    /// <summary>A candle so many bars ago.</summary>
    public ref readonly Candle this[int ago] => ref _last[ago];

    /// <inheritdoc/>
    public override void Update()
    {
        for (var i = Kept - 1; i > 0; i--)
        {
            _last[i] = _last[i - 1];
        }

        ref readonly var bar = ref Track.Bar;
        var usualBody = _last[1].NextUsualBody;
        var usualRange = _last[1].NextUsualRange;
        var meanClose = _last[1].NextMeanClose;
        _last[0] = new()
        {
            Open = bar.Open,
            High = bar.High,
            Low = bar.Low,
            Close = bar.Close,
            UsualBody = usualBody,
            UsualRange = usualRange,
            MeanClose = meanClose,
            NextUsualBody = _bodies.Next(Math.Abs(bar.Close - bar.Open)),
            NextUsualRange = _ranges.Next(bar.High - bar.Low),
            NextMeanClose = _closes.Next(bar.Close),
        };
        _bars++;
        Value = _bars;
    }
}

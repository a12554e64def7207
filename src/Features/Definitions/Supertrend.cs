namespace Arus.Features;

/// <summary>
/// The close less the trailing band of its trend: middle ± width × ATR, which never moves against the trend; a close beyond it turns the trend.
/// </summary>
internal sealed class Supertrend : Series
{
    private readonly Series _atr;
    private readonly double _width;
    private double _upper = double.PositiveInfinity;
    private double _lower = double.NegativeInfinity;
    private bool _isUp = true;
    private double _closeBefore = double.NaN;

    private Supertrend(Track track, string formula, Series atr, double width)
        : base(track, formula, atr.WarmUp)
    {
        _atr = atr;
        _width = width;
    }

    /// <summary>The series over the bars of a track.</summary>
    public static Series Of(Track track, int bars, double width)
    {
        var atr = track.Atr(bars);
        return track.Once(track.Prefixed($"supertrend({bars}, {Text(width)})"), formula => new Supertrend(track, formula, atr, width));
    }

    /// <inheritdoc/>
    public override void Update()
    {
        var close = Track.Bar.Close;
        if (!double.IsNaN(_atr.Value))
        {
            var middle = (Track.Bar.High + Track.Bar.Low) / 2.0;
            var upper = middle + (_width * _atr.Value);
            var lower = middle - (_width * _atr.Value);
            _upper = upper < _upper || _closeBefore > _upper ? upper : _upper;
            _lower = lower > _lower || _closeBefore < _lower ? lower : _lower;
            _isUp = close > _upper || (_isUp && close >= _lower);
            Value = close - (_isUp ? _lower : _upper);
        }

        _closeBefore = close;
    }
}

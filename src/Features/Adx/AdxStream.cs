using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Adx"/>.</summary>
internal sealed class AdxStream(int period, SeedMode seed = SeedMode.TaLib, AdxSmoothing smoothing = AdxSmoothing.Auto) : IndicatorStream
{
    private readonly int _period = IndicatorLimits.Period(period);
    private readonly bool _isExponential = Adx.IsExponential(seed, smoothing);
    private IndicatorInput _before;
    private long _bars;
    private ExponentialAverage _plusAverage = ExponentialAverage.Wilder(period);
    private ExponentialAverage _minusAverage = ExponentialAverage.Wilder(period);
    private ExponentialAverage _rangeAverage = ExponentialAverage.Wilder(period);
    private ExponentialAverage _indexAverage = ExponentialAverage.Wilder(period);
    private double _plusSum;
    private double _minusSum;
    private double _rangeSum;
    private double _indexTotal;
    private double _running;
    private double _plus = double.NaN;
    private double _minus = double.NaN;
    private double _index = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => AdxEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => !double.IsNaN(_index);

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input)
    {
        if (_bars > 0)
        {
            var move = DirectionalMovement.Between(_before.High, _before.Low, _before.Close, in input);
            switch (seed)
            {
                case SeedMode.TaLib:
                    AddToSums(in move);
                    break;
                case SeedMode.TradingView:
                    AddToAverages(in move);
                    break;
                default:
                    AddFromZero(in move);
                    break;
            }
        }

        _before = input;
        _bars++;
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs)
    {
        outputs[2] = _minus;
        outputs[1] = _plus;
        outputs[0] = _index;
    }

    private void AddToSums(in DirectionalMovement move)
    {
        var isStarting = _bars < _period;
        _plusSum = Adx.NextSum(_plusSum, move.Plus, _period, isStarting);
        _minusSum = Adx.NextSum(_minusSum, move.Minus, _period, isStarting);
        _rangeSum = Adx.NextSum(_rangeSum, move.Range, _period, isStarting);
        if (isStarting)
        {
            return;
        }

        _plus = DirectionalMovement.Share(_plusSum, _rangeSum);
        _minus = DirectionalMovement.Share(_minusSum, _rangeSum);
        var today = DirectionalMovement.Index(_plus, _minus);
        if (_bars < 2 * _period)
        {
            _indexTotal += Adx.NoneAsZero(today);
            _index = _bars == (2 * _period) - 1 ? _indexTotal / _period : double.NaN;
        }
        else if (!double.IsNaN(today))
        {
            _index = ((_index * (_period - 1)) + today) / _period;
        }
    }

    private void AddToAverages(in DirectionalMovement move)
    {
        var plus = _plusAverage.Next(move.Plus);
        var minus = _minusAverage.Next(move.Minus);
        var range = _rangeAverage.Next(move.Range);
        if (!_rangeAverage.IsReady)
        {
            return;
        }

        _plus = DirectionalMovement.Share(plus, range);
        _minus = DirectionalMovement.Share(minus, range);
        _index = _indexAverage.Next(Adx.NoneAsZero(DirectionalMovement.Index(_plus, _minus)));
    }

    private void AddFromZero(in DirectionalMovement move)
    {
        if (!_isExponential && _bars < _period)
        {
            return;
        }

        var weight = _isExponential ? ExponentialAverage.UsualWeight(_period) : ExponentialAverage.WilderWeight(_period);
        var part = _isExponential ? move.AsShares() : move;
        _plusSum += weight * (part.Plus - _plusSum);
        _minusSum += weight * (part.Minus - _minusSum);
        _rangeSum += weight * (part.Range - _rangeSum);
        var plus = _isExponential ? _plusSum : DirectionalMovement.Share(_plusSum, _rangeSum);
        var minus = _isExponential ? _minusSum : DirectionalMovement.Share(_minusSum, _rangeSum);
        _running += weight * (Adx.NoneAsZero(DirectionalMovement.Index(plus, minus)) - _running);
        if (_bars >= _period)
        {
            _plus = plus;
            _minus = minus;
        }

        _index = _bars >= 2 * _period ? _running : double.NaN;
    }
}

using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>
/// The streaming form of <see cref="Cci"/>. The one indicator whose work grows with the period: absolute deviations from a moving mean do not slide.
/// </summary>
internal sealed class CciStream(int period) : IndicatorStream
{
    private readonly double[] _window = new double[IndicatorLimits.Period(period)];
    private int _at;
    private bool _isFull;
    private double _value = double.NaN;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => CciEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => _isFull;

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input)
    {
        _window[_at++] = Cci.TypicalPrice(in input);
        _isFull |= _at == _window.Length;
        if (_isFull)
        {
            _value = Cci.Value(_window.AsSpan(_at), _window.AsSpan(0, _at));
        }

        _at = _at == _window.Length ? 0 : _at;
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs) => outputs[0] = _value;
}

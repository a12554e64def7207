using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Vwap"/>. The calendar is asked once per span, not once per update.</summary>
internal sealed class VwapStream(VwapAnchor anchor = VwapAnchor.Session) : IndicatorStream
{
    private Timestamp _spanStart;
    private Timestamp _spanEnd;
    private double _turnover;
    private double _volume;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => VwapEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => _volume > 0;

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input)
    {
        if (input.Time < _spanStart || input.Time >= _spanEnd)
        {
            (_spanStart, _spanEnd) = Vwap.SpanOf(anchor, input.Time);
            _turnover = 0.0;
            _volume = 0.0;
        }

        _turnover += Cci.TypicalPrice(in input) * input.Volume;
        _volume += input.Volume;
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs) => outputs[0] = _volume > 0 ? _turnover / _volume : double.NaN;
}

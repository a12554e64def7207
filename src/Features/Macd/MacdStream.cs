using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>The streaming form of <see cref="Macd"/>, over closes.</summary>
internal sealed class MacdStream : IndicatorStream
{
    private readonly SeedMode _seed;
    private ExponentialAverage _fast;
    private ExponentialAverage _slow;
    private ExponentialAverage _signalAverage;
    private RollingSum _signalWindow;
    private int _fastWaits;
    private double _line = double.NaN;
    private double _signal = double.NaN;

    public MacdStream(int fast, int slow, int signal, SeedMode seed = SeedMode.TaLib)
    {
        Macd.CheckPeriods(fast, slow, signal);
        var start = seed is SeedMode.TaLib ? SeedMode.TaLib : SeedMode.TradingView;
        _seed = seed;
        _fast = ExponentialAverage.Usual(fast, start);
        _slow = ExponentialAverage.Usual(slow, start);
        _signalAverage = ExponentialAverage.Usual(signal, start);
        _signalWindow = new RollingSum(signal);
        _fastWaits = seed is SeedMode.TaLib ? slow - fast : 0;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Outputs => MacdEntry.Outputs;

    /// <inheritdoc/>
    public override bool IsReady => !double.IsNaN(_signal);

    /// <summary>Takes a value and returns the line; NaN while warming up.</summary>
    public double Next(double value)
    {
        var slow = _slow.Next(value);
        if (_fastWaits > 0)
        {
            _fastWaits--;
            return double.NaN;
        }

        var line = _fast.Next(value) - slow;
        if (_slow.IsReady)
        {
            _signal = _seed is SeedMode.MetaTrader ? _signalWindow.NextMean(line) : _signalAverage.Next(line);
            _line = _seed is SeedMode.TaLib && double.IsNaN(_signal) ? double.NaN : line;
        }

        return _line;
    }

    /// <inheritdoc/>
    public override void Update(in IndicatorInput input) => Next(input.Close);

    /// <inheritdoc/>
    public override void CopyTo(Span<double> outputs)
    {
        outputs[2] = _line - _signal;
        outputs[1] = _signal;
        outputs[0] = _line;
    }
}

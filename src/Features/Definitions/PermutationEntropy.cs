using Arus.Foundation.Numerics;

namespace Arus.Features;

/// <summary>
/// How evenly the six orders of three consecutive values occur among the last <c>period</c>: −Σ p log p ÷ log 6, 0 when there is one only, 1 when all
/// are equally frequent. Equal values rank by their time.
/// </summary>
internal struct PermutationEntropy(int period) : IWindow
{
    private const int Orders = 6;
    private readonly byte[] _window = new byte[IndicatorLimits.Period(period)];
    private readonly int[] _counts = new int[Orders];
    private double _first = double.NaN;
    private double _second = double.NaN;
    private int _at;
    private int _seen;

    /// <inheritdoc/>
    public double Next(double value)
    {
        var (first, second) = (_first, _second);
        (_first, _second) = (second, value);
        if (double.IsNaN(first))
        {
            return double.NaN;
        }

        if (_seen == period)
        {
            _counts[_window[_at]]--;
        }

        var order = Order(first, second, value);
        _counts[order]++;
        _window[_at] = order;
        _at = _at + 1 == period ? 0 : _at + 1;
        _seen = Math.Min(_seen + 1, period);
        return _seen == period ? Entropy(_counts, period) : double.NaN;
    }

    private static byte Order(double a, double b, double c) => (a <= b, b <= c, a <= c) switch
    {
        (true, true, _) => 0,
        (true, false, true) => 1,
        (true, false, false) => 2,
        (false, true, true) => 3,
        (false, true, false) => 4,
        _ => 5,
    };

    private static double Entropy(ReadOnlySpan<int> counts, int total)
    {
        var sum = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = count / (double)total;
                sum -= share * StrictMath.Log(share);
            }
        }

        return sum / 1.791759469228055;
    }
}

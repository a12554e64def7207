using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>
/// Average directional index, and the plus and minus directional indicators it is made of. Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
internal static class Adx
{
    /// <summary>
    /// Index, plus and minus per bar. The indicators begin at index <paramref name="period"/>. TA-Lib: movement and range are sums that start with
    /// period − 1 bars and then lose their period-th part per bar; the index begins at 2 × period − 1 as the mean of a period, and stands still where
    /// nothing moves. TradingView: Wilder's averages of movement and range from bar 1; the index begins at 2 × period − 1. MetaTrader's iADX
    /// averages each bar's share of its own range exponentially, from 0; its iADXWilder uses Wilder's averages that start from 0 at bar
    /// <paramref name="period"/>; both are shown from 2 × period. What comes before is NaN.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The period is not 1 to 10,000, a bar is not usable, or exponential smoothing is asked of a platform that has none.
    /// </exception>
    public static (double[] Index, double[] Plus, double[] Minus) Series(
        IReadOnlyList<IndicatorInput> bars, int period, SeedMode seed = SeedMode.TaLib, AdxSmoothing smoothing = AdxSmoothing.Auto)
    {
        IndicatorLimits.Period(period);
        IndicatorLimits.CheckBars(bars);
        var isExponential = IsExponential(seed, smoothing);

        var moves = new DirectionalMovement[bars.Count];
        for (var i = 1; i < bars.Count; i++)
        {
            moves[i] = DirectionalMovement.Between(bars[i - 1].High, bars[i - 1].Low, bars[i - 1].Close, bars[i]);
        }

        return seed switch
        {
            SeedMode.TaLib => BySums(moves, period),
            SeedMode.TradingView => ByAverages(moves, period),
            _ => FromZero(moves, period, isExponential),
        };
    }

    /// <summary>Whether each bar's share is averaged exponentially.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is asked of a platform that does not.</exception>
    internal static bool IsExponential(SeedMode seed, AdxSmoothing smoothing)
    {
        if (smoothing is AdxSmoothing.Exponential && seed is not SeedMode.MetaTrader)
        {
            throw new ArgumentOutOfRangeException(nameof(smoothing), smoothing, "only MetaTrader's iADX smooths exponentially");
        }

        return seed is SeedMode.MetaTrader && smoothing is not AdxSmoothing.Wilder;
    }

    /// <summary>Wilder's running sum: added up while it starts, then losing its period-th part with every bar.</summary>
    internal static double NextSum(double sum, double movement, int period, bool isStarting) =>
        isStarting ? sum + movement : sum - (sum / period) + movement;

    /// <summary>Where nothing moved the index is 0, for the platforms that go on counting.</summary>
    internal static double NoneAsZero(double index) => double.IsNaN(index) ? 0.0 : index;

    private static (double[] Index, double[] Plus, double[] Minus) BySums(DirectionalMovement[] moves, int period)
    {
        var result = Empty(moves.Length);
        var (plus, minus, range, index, total) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 1; i < moves.Length; i++)
        {
            plus = NextSum(plus, moves[i].Plus, period, i < period);
            minus = NextSum(minus, moves[i].Minus, period, i < period);
            range = NextSum(range, moves[i].Range, period, i < period);
            if (i < period)
            {
                continue;
            }

            result.Plus[i] = DirectionalMovement.Share(plus, range);
            result.Minus[i] = DirectionalMovement.Share(minus, range);
            var today = DirectionalMovement.Index(result.Plus[i], result.Minus[i]);
            if (i < 2 * period)
            {
                total += NoneAsZero(today);
                index = total / period;
            }
            else if (!double.IsNaN(today))
            {
                index = ((index * (period - 1)) + today) / period;
            }

            result.Index[i] = i >= (2 * period) - 1 ? index : double.NaN;
        }

        return result;
    }

    private static (double[] Index, double[] Plus, double[] Minus) ByAverages(DirectionalMovement[] moves, int period)
    {
        var result = Empty(moves.Length);
        var plus = Ema.Wilder([.. moves.Skip(1).Select(move => move.Plus)], period);
        var minus = Ema.Wilder([.. moves.Skip(1).Select(move => move.Minus)], period);
        var range = Ema.Wilder([.. moves.Skip(1).Select(move => move.Range)], period);
        var today = new List<double>();
        for (var i = period; i < moves.Length; i++)
        {
            result.Plus[i] = DirectionalMovement.Share(plus[i - 1], range[i - 1]);
            result.Minus[i] = DirectionalMovement.Share(minus[i - 1], range[i - 1]);
            today.Add(NoneAsZero(DirectionalMovement.Index(result.Plus[i], result.Minus[i])));
        }

        Ema.Wilder(today, period).CopyTo(result.Index.AsSpan(Math.Min(period, moves.Length)));
        return result;
    }

    private static (double[] Index, double[] Plus, double[] Minus) FromZero(DirectionalMovement[] moves, int period, bool isExponential)
    {
        var result = Empty(moves.Length);
        var weight = isExponential ? ExponentialAverage.UsualWeight(period) : ExponentialAverage.WilderWeight(period);
        var (plus, minus, range, index) = (0.0, 0.0, 0.0, 0.0);
        for (var i = isExponential ? 1 : period; i < moves.Length; i++)
        {
            var move = isExponential ? moves[i].AsShares() : moves[i];
            plus += weight * (move.Plus - plus);
            minus += weight * (move.Minus - minus);
            range += weight * (move.Range - range);
            var plusShare = isExponential ? plus : DirectionalMovement.Share(plus, range);
            var minusShare = isExponential ? minus : DirectionalMovement.Share(minus, range);
            index += weight * (NoneAsZero(DirectionalMovement.Index(plusShare, minusShare)) - index);
            result.Plus[i] = i >= period ? plusShare : double.NaN;
            result.Minus[i] = i >= period ? minusShare : double.NaN;
            result.Index[i] = i >= 2 * period ? index : double.NaN;
        }

        return result;
    }

    private static (double[] Index, double[] Plus, double[] Minus) Empty(int length)
    {
        var result = (Index: new double[length], Plus: new double[length], Minus: new double[length]);
        Array.Fill(result.Index, double.NaN);
        Array.Fill(result.Plus, double.NaN);
        Array.Fill(result.Minus, double.NaN);
        return result;
    }
}

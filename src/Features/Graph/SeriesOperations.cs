using Arus.Foundation.Numerics;

namespace Arus.Features;

/// <summary>What can be computed from series: the words in which features are written. Everything takes a constant time per bar.</summary>
internal static class SeriesOperations
{
    /// <summary>The natural logarithm; NaN where the value is not positive.</summary>
    public static Series Log(this Series source) => Mapped.Of("log", source, static value => value > 0.0 ? StrictMath.Log(value) : double.NaN);

    /// <summary>The square root; NaN below 0.</summary>
    public static Series Root(this Series source) => Mapped.Of("sqrt", source, Math.Sqrt);

    /// <summary>The distance from 0.</summary>
    public static Series Abs(this Series source) => Mapped.Of("abs", source, Math.Abs);

    /// <summary>The square.</summary>
    public static Series Square(this Series source) => Mapped.Of("square", source, static value => value * value);

    /// <summary>−1, 0 or 1.</summary>
    public static Series Sign(this Series source) => Mapped.Of("sign", source, static value => value > 0.0 ? 1.0 : value < 0.0 ? -1.0 : 0.0);

    /// <summary>The value where it is above 0, else 0.</summary>
    public static Series Positive(this Series source) => Mapped.Of("positive", source, static value => value > 0.0 ? value : 0.0);

    /// <summary>The distance below 0, else 0.</summary>
    public static Series Negative(this Series source) => Mapped.Of("negative", source, static value => value < 0.0 ? -value : 0.0);

    /// <summary>The larger.</summary>
    public static Series Max(this Series left, Series right) => Binary.Of(BinaryOperation.Max, left, right);

    /// <summary>The smaller.</summary>
    public static Series Min(this Series left, Series right) => Binary.Of(BinaryOperation.Min, left, right);

    /// <summary>1 when the left is above the right, else 0.</summary>
    public static Series Above(this Series left, Series right) => Binary.Of(BinaryOperation.Above, left, right);

    /// <summary>1 when the value is above a number, else 0.</summary>
    public static Series Above(this Series left, double right) => left.Above(left.Track.Constant(right));

    /// <summary>The value so many bars ago.</summary>
    public static Series Lag(this Series source, int bars = 1) => Lagged.Of(source, bars);

    /// <summary>The value less that of so many bars ago.</summary>
    public static Series Change(this Series source, int bars = 1) => source - source.Lag(bars);

    /// <summary>The logarithm of the value over that of so many bars ago.</summary>
    public static Series Return(this Series source, int bars = 1) => (source / source.Lag(bars)).Log();

    /// <summary>The sum of the last values.</summary>
    public static Series Sum(this Series source, int bars) => Windowed<RollingSum>.Of("sum", source, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>The mean of the last values.</summary>
    public static Series Mean(this Series source, int bars) => Windowed<RollingMean>.Of("mean", source, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>The standard deviation of the last values, divided by their number.</summary>
    public static Series Deviation(this Series source, int bars) =>
        Windowed<RollingDeviation>.Of("deviation", source, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>How many standard deviations the value is above the mean of the last ones.</summary>
    public static Series Score(this Series source, int bars) => (source - source.Mean(bars)) / source.Deviation(bars);

    /// <summary>The highest of the last values.</summary>
    public static Series Highest(this Series source, int bars) =>
        Windowed<RollingMaximum>.Of("highest", source, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>The lowest of the last values.</summary>
    public static Series Lowest(this Series source, int bars) =>
        Windowed<RollingMinimum>.Of("lowest", source, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>Bars since the highest of the last values, 0 for the present one.</summary>
    public static Series HighestAge(this Series source, int bars) =>
        Windowed<MaximumAge>.Of("highestage", source, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>The exponential average with weight 2 ÷ (bars + 1), started from the simple average.</summary>
    public static Series Ema(this Series source, int bars) =>
        Windowed<ExponentialAverage>.Of("ema", source, Series.Text(bars), bars - 1, () => ExponentialAverage.Usual(bars, SeedMode.TaLib));

    /// <summary>Wilder's average with weight 1 ÷ bars, started from the simple average.</summary>
    public static Series Wilder(this Series source, int bars) =>
        Windowed<ExponentialAverage>.Of("wilder", source, Series.Text(bars), bars - 1, () => ExponentialAverage.Wilder(bars));

    /// <summary>The share of the last values below the present one, ties counting half: 0 to 1.</summary>
    public static Series Rank(this Series source, int bars) =>
        Windowed<RollingRank>.Of("rank", source, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>The slope per bar of the least-squares line through the last values.</summary>
    public static Series Slope(this Series source, int bars) =>
        Windowed<RollingSlope>.Of("slope", source, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>The share of the variance of the last values that their least-squares line explains: 0 to 1.</summary>
    public static Series Fit(this Series source, int bars) =>
        ((source.Slope(bars) / source.Deviation(bars)).Square() * source.Track.Constant(((bars * (double)bars) - 1.0) / 12.0)).Min(source.Track.Constant(1.0));

    /// <summary>Pearson's correlation over the last pairs: −1 to 1.</summary>
    public static Series Correlation(this Series x, Series y, int bars) =>
        Paired<RollingCorrelation>.Of("correlation", x, y, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>The least-squares slope of this series on another over the last pairs.</summary>
    public static Series Beta(this Series y, Series x, int bars) =>
        Paired<RollingBeta>.Of("beta", y, x, Series.Text(bars), bars - 1, () => new(bars));

    /// <summary>The third standardised moment of the last values, which lie about 0; NaN where they do not vary.</summary>
    public static Series Skewness(this Series source, int bars)
    {
        var mean = source.Mean(bars);
        var square = source.Square();
        var third = (source * square).Mean(bars) - (3.0 * (mean * square.Mean(bars))) + (2.0 * (mean * mean.Square()));
        return third / (source.Deviation(bars) * source.Deviation(bars).Square());
    }

    /// <summary>The fourth standardised moment of the last values, which lie about 0: 3 for a normal distribution; NaN where they do not vary.</summary>
    public static Series Kurtosis(this Series source, int bars)
    {
        var mean = source.Mean(bars);
        var square = source.Square();
        var fourth = square.Square().Mean(bars) - (4.0 * (mean * (source * square).Mean(bars)))
            + (6.0 * (mean.Square() * square.Mean(bars))) - (3.0 * mean.Square().Square());
        return fourth / source.Deviation(bars).Square().Square();
    }

    /// <summary>The mean of those of several series that have a value; NaN where none has.</summary>
    public static Series MeanOf(this IReadOnlyList<Series> sources, Track rows) => Gathered.Of("meanof", sources, rows, Gathering.Mean);

    /// <summary>The highest of those of several series that have a value; NaN where none has.</summary>
    public static Series HighestOf(this IReadOnlyList<Series> sources, Track rows) => Gathered.Of("highestof", sources, rows, Gathering.Highest);

    /// <summary>The total since the start.</summary>
    public static Series Total(this Series source) => Windowed<RunningTotal>.Of("total", source, "", 0, () => default);

    /// <summary>How many bars in a row had this sign, with the sign; 0 on a bar without.</summary>
    public static Series Streak(this Series source) => Windowed<SignStreak>.Of("streak", source, "", 0, () => default);
}

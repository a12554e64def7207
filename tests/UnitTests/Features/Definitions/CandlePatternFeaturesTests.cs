using System.Globalization;
using System.IO.Compression;
using Arus.Contracts.Features;
using Arus.UnitTests.Features.Graph;

namespace Arus.UnitTests.Features.Definitions;

public sealed class CandlePatternFeaturesTests
{
    [Theory]
    [InlineData("candle.doji", "CDLDOJI")]
    [InlineData("candle.doji.dragonfly", "CDLDRAGONFLYDOJI")]
    [InlineData("candle.marubozu", "CDLMARUBOZU")]
    [InlineData("candle.belthold", "CDLBELTHOLD")]
    [InlineData("candle.engulfing", "CDLENGULFING")]
    [InlineData("candle.harami", "CDLHARAMI")]
    [InlineData("candle.harami.cross", "CDLHARAMICROSS")]
    public void Pattern_PublishedDays_IsFoundOnTheSame(string feature, string column)
    {
        var (bars, published) = Published(column);
        var found = SeriesRun.Of(bars, feature);

        // Published with bodies that hold another without touching it; ours may touch on one side, as they do where no gap is between bars.
        var days = Enumerable.Range(30, bars.Length - 30).Where(day => !Touches(bars[day], bars[day - 1])).ToArray();
        Assert.Contains(days, day => published[day] != 0.0);
        Assert.Empty(days.Where(day => Math.Sign(published[day]) != Math.Sign(found[day])).Select(day => $"{day}: published {published[day]}, found {found[day]}"));
    }

    [Theory]
    [InlineData("candle.hammer", 1, -1.0, 10.0, 10.1, 9.0, 10.08)]
    [InlineData("candle.hangingman", -1, 1.0, 10.0, 10.1, 9.0, 10.08)]
    [InlineData("candle.hammer.inverted", 1, -1.0, 10.0, 11.0, 9.97, 10.05)]
    [InlineData("candle.shootingstar", -1, 1.0, 10.0, 11.0, 9.97, 10.05)]
    public void Shape_AfterItsTrend_IsFoundAndAfterTheOtherIsNot(string feature, int pattern, double trend, double open, double high, double low, double close)
    {
        var last = new IndicatorInput(Samples.Start.Plus(40 * Timestamp.NanosPerHour), open, high, low, close, 1);

        Assert.Equal(pattern, SeriesRun.Of([.. Towards(open, trend), last], feature)[^1]);
        Assert.Equal(0, SeriesRun.Of([.. Towards(open, -trend), last], feature)[^1]);
    }

    [Fact]
    public void Star_MorningAndEvening_AreMirrored()
    {
        var morning = Towards(10.0, -1.0).Concat([Bar(10, 10.0, 9.0), Bar(11, 8.9, 8.8), Bar(12, 8.9, 9.8)]).ToArray();
        var evening = morning.Select(bar => bar with { Open = 30 - bar.Open, High = 30 - bar.Low, Low = 30 - bar.High, Close = 30 - bar.Close });

        Assert.Equal(1, SeriesRun.Of(morning, "candle.star.morning")[^1]);
        Assert.Equal(-1, SeriesRun.Of(evening, "candle.star.evening")[^1]);

        static IndicatorInput Bar(int hour, double open, double close) =>
            new(Samples.Start.Plus((40 + hour) * Timestamp.NanosPerHour), open, Math.Max(open, close) + 0.05, Math.Min(open, close) - 0.05, close, 1);
    }

    private static bool Touches(IndicatorInput bar, IndicatorInput before) =>
        Math.Max(bar.Open, bar.Close) == Math.Max(before.Open, before.Close) || Math.Min(bar.Open, bar.Close) == Math.Min(before.Open, before.Close);

    /// <summary>Forty bars that come to a price from above or below, with bodies of 0.2 and ranges of 0.4.</summary>
    private static IEnumerable<IndicatorInput> Towards(double price, double direction) => Enumerable.Range(0, 40).Select(i =>
    {
        var close = price - (direction * 0.1 * (40 - i));
        var open = close - (direction * 0.2);
        return new IndicatorInput(Samples.Start.Plus(i * Timestamp.NanosPerHour), open, Math.Max(open, close) + 0.1, Math.Min(open, close) - 0.1, close, 1);
    });

    private static (IndicatorInput[] Bars, double[] Pattern) Published(string column)
    {
        using var stream = new GZipStream(File.OpenRead(Recorded.Find("reference/lean_indicators/ewz_candle_patterns.txt.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var at = Array.IndexOf(reader.ReadLine()!.Split(','), column);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToArray();
        return (
            [.. rows.Select((row, i) => new IndicatorInput(
                Samples.Start.Plus(i * Timestamp.NanosPerDay), Number(row[1]), Number(row[2]), Number(row[3]), Number(row[4]), Number(row[5])))],
            [.. rows.Select(row => row[at].Length == 0 ? 0.0 : Number(row[at]))]);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}

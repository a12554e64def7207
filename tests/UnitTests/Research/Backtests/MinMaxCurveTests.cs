using Arus.Contracts.Research;
using Arus.Research.Backtests;

namespace Arus.UnitTests.Research.Backtests;

public sealed class MinMaxCurveTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100_003)]
    public void Points_OfAnyLength_KeepEndsAndExtremesInOrderAndBounds(int count)
    {
        var random = new Random(count);
        var curve = new MinMaxCurve(bucketsMax: 16);
        EquityPoint[] added = [.. Enumerable.Range(0, count).Select(i => new EquityPoint(new(i), random.Next(1_000_000)))];

        foreach (var point in added)
        {
            curve.Add(point);
        }

        var points = curve.Points();
        Assert.InRange(points.Count, 1, 34);
        Assert.Equal(added[0], points[0]);
        Assert.Equal(added[^1], points[^1]);
        Assert.Equal(added.Max(point => point.Equity), points.Max(point => point.Equity));
        Assert.Equal(added.Min(point => point.Equity), points.Min(point => point.Equity));
        Assert.Equal(points.OrderBy(point => point.At), points);
    }
}

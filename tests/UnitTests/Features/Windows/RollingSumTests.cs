using Arus.Features;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Features;

public sealed class RollingSumTests
{
    [Fact]
    public void Next_AnyValuesAndPeriod_IsTheSumOfTheWindow()
    {
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(-1_000_000, 1_000_000).ArrayOf(200).ToArbitrary(), (period, values) =>
        {
            var sum = new RollingSum(period);
            for (var i = 0; i < values.Length; i++)
            {
                // Whole numbers add without rounding, so the window's sum is met exactly.
                var expected = i < period - 1 ? double.NaN : values[(i - period + 1)..(i + 1)].Sum();
                Assert.Equal(expected, sum.Next(values[i]));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void NextMean_TenMillionPrices_DoesNotDrift()
    {
        var random = new Random(1);
        var sum = new RollingSum(50);
        var window = new double[50];
        var price = 1.1;
        for (var i = 0; i < 10_000_000; i++)
        {
            price += (random.NextDouble() - 0.5) * 1e-4;
            window[i % 50] = price;
            var mean = sum.NextMean(price);
            if (i % 9_973 == 9_972)
            {
                Assert.Equal(1.0, mean / window.Average(), 1e-14);
            }
        }
    }

    [Fact]
    public void Next_AfterAnExtremeValue_IsExactAgainWithinTwoPeriods()
    {
        var sum = new RollingSum(10);
        sum.Next(1e300);
        for (var i = 0; i < 19; i++)
        {
            sum.Next(0.1);
        }

        Assert.Equal(Enumerable.Repeat(0.1, 10).Aggregate((a, b) => a + b), sum.Next(0.1), 1e-15);
    }
}

using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class ExponentialAverageTests
{
    [Fact]
    public void Next_StartedFromFirstZero_GoesOnFromZero()
    {
        var average = ExponentialAverage.Usual(3, SeedMode.MetaTrader);

        double[] values = [average.Next(0), average.Next(4), average.Next(4)];

        Assert.Equal([double.NaN, double.NaN, 3.0], values);
    }

    [Fact]
    public void Wilder_OfConstantValues_IsThatValue()
    {
        var average = ExponentialAverage.Wilder(4);

        double[] values = [.. Enumerable.Repeat(2.5, 6).Select(value => average.Next(value))];

        Assert.Equal([double.NaN, double.NaN, double.NaN, 2.5, 2.5, 2.5], values);
    }

    [Fact]
    public void Next_TenMillionPrices_DoesNotDrift()
    {
        var random = new Random(1);
        var average = ExponentialAverage.Usual(50, SeedMode.TaLib);
        var exact = 0m;
        var sum = 0m;
        var weight = (decimal)ExponentialAverage.UsualWeight(50);
        for (var i = 0; i < 10_000_000; i++)
        {
            var price = 1.1 + (random.Next(-1_000, 1_001) / 1e5);
            var value = average.Next(price);

            // In decimals, with twelve digits more; from a late start, since a start's weight is gone after 1,500 values.
            if (i >= 9_990_000)
            {
                exact = i == 9_990_000 ? (decimal)price : exact + (weight * ((decimal)price - exact));
                sum += i >= 9_999_000 ? Math.Abs((decimal)value - exact) : 0m;
            }
        }

        Assert.InRange(sum / 1_000m, 0m, 1e-13m);
    }
}

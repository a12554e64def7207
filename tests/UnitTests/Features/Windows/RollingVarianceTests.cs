using Arus.Features;

namespace Arus.UnitTests.Features;

public sealed class RollingVarianceTests
{
    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-2)]
    public void Next_TenMillionPrices_KeepsNineDigits(double step)
    {
        var random = new Random(1);
        var variance = new RollingVariance(20);
        var window = new double[20];
        var price = 1.1;
        for (var i = 0; i < 10_000_000; i++)
        {
            price = Math.Max(price + ((random.NextDouble() - 0.5) * step), 0.5);
            window[i % 20] = price;
            var deviations = variance.Next(price);
            if (i % 9_973 == 9_972)
            {
                var mean = window.Average();
                Assert.Equal(1.0, Math.Sqrt(deviations / window.Sum(value => (value - mean) * (value - mean))), 1e-9);
            }
        }
    }

    [Fact]
    public void Next_WindowOfEqualValuesAfterAnyMovement_IsExactlyZero()
    {
        var variance = new RollingVariance(7);
        foreach (var value in Samples.Closes(Samples.Walk(1_000, seed: 3)))
        {
            variance.Next(value);
        }

        for (var i = 0; i < 30; i++)
        {
            var deviations = variance.Next(1.23457);
            Assert.True(i < 6 ? deviations > 0.0 : deviations == 0.0, $"{i + 1} equal values gave {deviations:R}");
        }
    }

    [Fact]
    public void Next_TwoPeriodsAfterAJumpOfTenThousandDeviations_IsExactAgain()
    {
        var random = new Random(1);
        var variance = new RollingVariance(20);
        var window = new double[20];
        var deviations = double.NaN;
        for (var i = 0; i < 75; i++)
        {
            var price = (i < 30 ? 1.0 : 1.1) + (random.NextDouble() * 1e-5);
            window[i % 20] = price;
            deviations = variance.Next(price);
        }

        var mean = window.Average();
        Assert.Equal(1.0, deviations / window.Sum(value => (value - mean) * (value - mean)), 1e-9);
    }

    [Fact]
    public void Next_BeforeTheWindowIsFull_IsNotANumber()
    {
        var variance = new RollingVariance(3);

        double[] deviations = [variance.Next(1), variance.Next(2), variance.Next(3)];

        Assert.Equal([double.NaN, double.NaN, 2.0], deviations);
        Assert.True(variance.IsFull);
    }
}

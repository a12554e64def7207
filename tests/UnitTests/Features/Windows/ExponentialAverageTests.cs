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
}

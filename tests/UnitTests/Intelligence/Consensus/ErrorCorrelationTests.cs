using Arus.Foundation.Numerics;
using Arus.Intelligence.Consensus;

namespace Arus.UnitTests.Intelligence.Consensus;

public sealed class ErrorCorrelationTests
{
    [Fact]
    public void Learn_CopyIndependentAndHalf_AreToldApart()
    {
        var random = new StrictRandom(8);
        var correlation = new ErrorCorrelation(4);
        for (var i = 0; i < 3_000; i++)
        {
            var isUp = random.NextInt(2) == 0;
            var (signal, one, other) = (isUp ? 0.3 : -0.3, random.NextGaussian(), random.NextGaussian());
            correlation.Learn([signal + one, signal + one, signal + other, signal + ((one + other) / 2)], isUp);
        }

        Assert.True(correlation[0, 1] > 0.99);
        Assert.InRange(correlation[0, 2], 0, 0.15);
        Assert.InRange(correlation[0, 3], 0.6, 0.8);
        Assert.Equal(correlation[3, 0], correlation[0, 3]);
    }

    [Fact]
    public void Opposed_AlwaysSaysTheOpposite_IsACopyHeardTheOtherWayRound()
    {
        var random = new StrictRandom(9);
        var correlation = new ErrorCorrelation(2);
        for (var i = 0; i < 3_000; i++)
        {
            var says = random.NextGaussian();
            correlation.Learn([says, -says], random.NextInt(2) == 0);
        }

        Assert.True(correlation.Opposed(0, 1) > 0.99);
        Assert.InRange(correlation[1, 0], 0, 0.1);
    }

    [Fact]
    public void Item_NeverHeardTogether_IsTakenForACopy()
    {
        var correlation = new ErrorCorrelation(2);
        for (var i = 0; i < 100; i++)
        {
            correlation.Learn(i % 2 == 0 ? [0.1 * i, double.NaN] : [double.NaN, -0.1 * i], i % 3 == 0);
        }

        Assert.Equal(1.0, correlation[0, 1]);
    }
}

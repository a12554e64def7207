using Arus.Intelligence.Agents;

namespace Arus.UnitTests.Intelligence.Agents;

public sealed class EwmaVolatilityTests
{
    [Fact]
    public void Update_ThreeChanges_IsTheRecursion()
    {
        var volatility = new EwmaVolatility(0.9);
        foreach (var price in (double[])[10, 12, 11, 11])
        {
            volatility.Update(price);
        }

        // 4 → 0.9·4 + 0.1·1 = 3.7 → 0.9·3.7 = 3.33
        Assert.Equal(Math.Sqrt(3.33), volatility.Deviation, 12);
        Assert.Equal(3, volatility.Count);
    }

    [Fact]
    public void Deviation_BeforeTheFirstChange_IsZero()
    {
        var volatility = new EwmaVolatility(0.9);
        volatility.Update(10);

        Assert.Equal((0.0, 0), (volatility.Deviation, volatility.Count));
    }
}

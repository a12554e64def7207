using Arus.Features;

namespace Arus.UnitTests.Features.Definitions;

public sealed class CycleTests
{
    [Fact]
    public void SineAndCosine_TwoTurns_AreThoseOfThePlatform()
    {
        for (var step = -1_000; step <= 1_000; step++)
        {
            var turns = step / 500.0;
            Assert.Equal(Math.Sin(2.0 * Math.PI * turns), Cycle.Sine(turns), 1e-13);
            Assert.Equal(Math.Cos(2.0 * Math.PI * turns), Cycle.Cosine(turns), 1e-13);
        }
    }
}

using Arus.Research.Statistics;

namespace Arus.UnitTests.Research.Statistics;

public sealed class DrawdownsTests
{
    [Fact]
    public void Of_KnownCurve_MeasuresEveryFall()
    {
        var falls = Drawdowns.Of([100, 90, 95, 100, 110, 55, 60]);

        Assert.Equal(0.5, falls.MaxFraction, 1e-12);
        Assert.Equal(55, falls.MaxAmount, 1e-12);
        Assert.Equal(0.3, falls.MeanFraction!.Value, 1e-12);
        Assert.Equal(2, falls.LongestSteps);
        Assert.Null(falls.RecoverySteps);
    }

    [Fact]
    public void Of_RecoveredFall_TellsHowLongItTook() => Assert.Equal(2, Drawdowns.Of([100, 90, 95, 100, 101]).RecoverySteps);

    [Fact]
    public void Of_FirstPointAlone_HasNoFall() => Assert.Equal((0.0, 0.0), (Drawdowns.Of([100]).MaxFraction, Drawdowns.Of([100]).Ulcer));
}

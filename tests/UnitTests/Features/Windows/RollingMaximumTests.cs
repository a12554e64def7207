using Arus.Features;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Features;

public sealed class RollingMaximumTests
{
    [Fact]
    public void Next_AnyValuesAndPeriod_IsTheHighestOfTheWindow()
    {
        Prop.ForAll(Gen.Choose(1, 30).ToArbitrary(), Gen.Choose(-20, 20).ArrayOf(150).ToArbitrary(), (period, values) =>
        {
            var maximum = new RollingMaximum(period);
            for (var i = 0; i < values.Length; i++)
            {
                var expected = i < period - 1 ? double.NaN : values[(i - period + 1)..(i + 1)].Max();
                Assert.Equal(expected, maximum.Next(values[i]));
            }
        }).QuickCheckThrowOnFailure();
    }
}

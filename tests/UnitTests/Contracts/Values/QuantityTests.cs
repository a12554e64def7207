using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Contracts.Values;

public sealed class QuantityTests
{
    [Fact]
    public void From_ItsOwnDecimal_ReturnsTheSameQuantity() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), micros => Quantity.From(new Quantity(micros).ToDecimal()) == new Quantity(micros)).QuickCheckThrowOnFailure();

    [Fact]
    public void FloorTo_AnyStep_IsAMultipleNotAbove() => Prop.ForAll(
        ArbMap.Default.ArbFor<long>(), ArbMap.Default.ArbFor<int>(), (micros, raw) =>
        {
            var step = Math.Abs((long)raw) + 1;
            var floored = new Quantity(micros).FloorTo(new Quantity(step)).Micros;
            return floored % step == 0 && Math.Abs((decimal)floored) <= Math.Abs((decimal)micros) && Math.Abs((decimal)micros - floored) < step;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arithmetic_BeyondTheRange_Throws()
    {
        Assert.Throws<OverflowException>(() => new Quantity(long.MaxValue) + new Quantity(1));
        Assert.Throws<OverflowException>(() => Quantity.From(9_223_372_036_855m));
    }
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Contracts.Values;

public sealed class PriceTests
{
    [Fact]
    public void From_ItsOwnDecimal_ReturnsTheSamePrice() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), nanos => Price.From(new Price(nanos).ToDecimal()) == new Price(nanos)).QuickCheckThrowOnFailure();

    [Fact]
    public void ToString_AnyPrice_ReadsBackExactly() => Prop.ForAll(
        ArbMap.Default.ArbFor<long>(),
        nanos => decimal.Parse(new Price(nanos).ToString(), CultureInfo.InvariantCulture) == new Price(nanos).ToDecimal()).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1_085_230_000, "1.08523")]
    [InlineData(-1, "-0.000000001")]
    [InlineData(150_000_000_000, "150")]
    [InlineData(long.MaxValue, "9223372036.854775807")]
    [InlineData(long.MinValue, "-9223372036.854775808")]
    public void ToString_KnownPrices_HaveNoTrailingZeros(long nanos, string expected) => Assert.Equal(expected, new Price(nanos).ToString());

    [Fact]
    public void Subtract_ThenAdd_ReturnsTheFirst() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (a, b) => new Price(b) + (new Price(a) - new Price(b)) == new Price(a)).QuickCheckThrowOnFailure();

    [Fact]
    public void Arithmetic_BeyondTheRange_Throws()
    {
        Assert.Throws<OverflowException>(() => new Price(long.MaxValue) + new PriceDelta(1));
        Assert.Throws<OverflowException>(() => new Price(long.MinValue) - new Price(1));
        Assert.Throws<OverflowException>(() => Price.From(9_223_372_037m));
        Assert.Throws<OverflowException>(() => new PriceDelta(long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => -new PriceDelta(long.MinValue));
    }

    [Fact]
    public void Price_OperatorsOfTheType_DoNotAddTwoPrices() => Assert.DoesNotContain(
        typeof(Price).GetMethods().Where(method => method.Name == "op_Addition"),
        method => method.GetParameters().All(parameter => parameter.ParameterType == typeof(Price)));

    [Theory]
    [InlineData("1.085234", "0.00001", "1.08523")]
    [InlineData("1.085235", "0.00001", "1.08524")]
    [InlineData("-1.085235", "0.00001", "-1.08524")]
    [InlineData("1301.37", "0.25", "1301.25")]
    public void RoundTo_ATickSize_GivesTheNearestMultiple(string price, string tick, string expected) => Assert.Equal(
        decimal.Parse(expected, CultureInfo.InvariantCulture),
        Price.From(decimal.Parse(price, CultureInfo.InvariantCulture)).RoundTo(PriceDelta.From(decimal.Parse(tick, CultureInfo.InvariantCulture))).ToDecimal());

    [Fact]
    public void RoundTo_NoTickSize_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new Price(1).RoundTo(PriceDelta.Zero));
}

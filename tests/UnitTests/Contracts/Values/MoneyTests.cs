using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Contracts.Values;

public sealed class MoneyTests
{
    private static readonly Currency Rupiah = Currency.Of("IDR");

    [Fact]
    public void Sum_OfRoundedAmounts_IsExactInAnyOrder() => Prop.ForAll(ArbMap.Default.ArbFor<long[]>(), raw =>
    {
        var amounts = raw.Select(value => Money.Of(value / 3m, Rupiah)).ToArray();
        var forward = amounts.Aggregate(Money.Zero(Rupiah), (sum, amount) => sum + amount);
        var backward = amounts.Reverse().Aggregate(Money.Zero(Rupiah), (sum, amount) => sum + amount);
        return forward == backward && forward.Amount == amounts.Sum(amount => amount.Amount);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0.000000005", "0")]
    [InlineData("0.000000015", "0.00000002")]
    [InlineData("-12.50", "-12.5")]
    public void Of_MoreThanEightDecimals_RoundsHalfToEven(string amount, string expected) =>
        Assert.Equal(expected, Money.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Rupiah).Text);

    [Fact]
    public void TwoCurrencies_InOneSum_AreRefused() => Assert.Throws<InvalidOperationException>(() => Money.Zero(Rupiah) + Money.Zero(Currency.Usd));

    [Fact]
    public void TwoCurrencies_InOneComparison_AreRefused() => Assert.Throws<InvalidOperationException>(() => Money.Zero(Rupiah) < Money.Zero(Currency.Usd));
}

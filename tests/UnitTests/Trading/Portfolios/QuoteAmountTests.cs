using Arus.Trading.Portfolios;

namespace Arus.UnitTests.Trading.Portfolios;

public sealed class QuoteAmountTests
{
    [Fact]
    public void ToDecimal_RandomPricesAndQuantities_IsTheirProduct()
    {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var price = new Price(random.NextInt64(1, 100_000_000_000_000));
            var quantity = new Quantity(random.NextInt64(-50_000_000_000_000, 50_000_000_000_000));

            Assert.Equal(price.ToDecimal() * quantity.ToDecimal(), QuoteAmount.Of(price, quantity).ToDecimal());
        }
    }

    [Fact]
    public void Share_RandomParts_NeverExceedsTheWhole()
    {
        var random = new Random(8);
        for (var i = 0; i < 10_000; i++)
        {
            var whole = new Quantity(random.NextInt64(1, 1_000_000_000_000));
            var part = new Quantity(random.NextInt64(0, whole.Micros + 1));
            var amount = QuoteAmount.Of(new Price(random.NextInt64(1, 2_000_000_000)), whole);

            var rest = amount - amount.Share(part, whole);

            Assert.True(rest.Femtos >= 0 && rest.Femtos <= amount.Femtos);
            Assert.Equal(amount, amount.Share(whole, whole));
        }
    }

    [Fact]
    public void ToDecimal_BeyondDecimal_Throws() =>
        Assert.Throws<OverflowException>(() => new QuoteAmount(new WideInteger(long.MaxValue, ulong.MaxValue)).ToDecimal());
}

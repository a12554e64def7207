using Arus.Contracts.MarketData;
using Arus.Research.Training;

namespace Arus.UnitTests.Research.Training;

public sealed class RoundTripTests
{
    // Seven dollars for both sides of 100,000 units.
    private static readonly TradingCosts Charged = SampleResults.Costs with { CommissionPerLot = 3.5m, CommissionCurrency = Currency.Usd };

    [Fact]
    public void Commission_InTheQuotesCurrency_IsDividedByThePrice() =>
        Assert.Equal(0.00007 / 1.4, RoundTrip.Commission(Charged, SampleResults.Euro, 1.4), 1e-15);

    [Fact]
    public void Commission_InTheBasesCurrency_DoesNotDependOnThePrice() =>
        Assert.Equal(0.00007, RoundTrip.Commission(Charged, SampleResults.Euro with { Base = Currency.Usd, Quote = Currency.Of("JPY") }, 110), 1e-15);

    [Theory]
    [InlineData(160, 0.00007)]
    [InlineData(0.8, 0.00007 / 0.8)]
    public void Commission_OfACrossInAThirdCurrency_IsTheLargerOfBoth(double price, double expected) =>
        Assert.Equal(expected, RoundTrip.Commission(Charged, SampleResults.Euro with { Quote = Currency.Of("JPY") }, price), 1e-15);

    [Fact]
    public void Commission_Unknown_IsNone() => Assert.Equal(0, RoundTrip.Commission(null, SampleResults.Euro, 1.1));
}

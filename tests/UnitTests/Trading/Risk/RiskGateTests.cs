using Arus.Contracts.Trading;
using Arus.Trading.Risk;

namespace Arus.UnitTests.Trading.Risk;

public sealed class RiskGateTests
{
    private static readonly RiskLimits Limits = new(OrderQuantityLotsMax: 1m, ExposureMax: 2m, DuplicateWindowMilliseconds: 1_000);

    private static readonly RiskQuestion Calm = new()
    {
        Instrument = Desk.EurUsd,
        Quote = new() { Bid = Price.From(1.1m), Ask = Price.From(1.1002m), At = Desk.Start, Version = 1, IsInForce = true },
        Now = Desk.Start,
        State = TradingState.Active,
        HasLostToday = false,
        DailyLossFraction = 0m,
        IsSessionOpen = true,
        HasRates = true,
        Held = Quantity.Zero,
        AllowUnprotected = true,
        Equity = 100_000m,
        Exposure = 0m,
        MarginUsed = 0m,
        UnitNotional = 1.1m,
        MarginRate = 0.01m,
    };

    private static readonly OrderIntent Buy = Desk.Intent(Side.Buy, 10_000m, decision: 1);

    [Fact]
    public void Judge_NothingWrong_Approves() => Assert.Equal(RiskVerdict.Approved, Judge(Buy, Calm));

    [Fact]
    public void Judge_InstrumentUnknown_IsDenied() => Is(DenialCode.InstrumentUnknown, Judge(Buy, Calm with { Instrument = null }));

    [Fact]
    public void Judge_Halted_LeavesClosingByHand()
    {
        var halted = Calm with { State = TradingState.Halted, Held = Quantity.From(-10_000m) };

        Is(DenialCode.Halted, Judge(Buy, halted));
        Is(DenialCode.Halted, Judge(Buy with { DecisionNumber = 0 }, halted with { Held = Quantity.Zero }));
        Is(DenialCode.None, Judge(Buy with { DecisionNumber = 0, ReduceOnly = true }, halted));
    }

    [Fact]
    public void Judge_Reducing_LeavesEveryReduction()
    {
        var reducing = Calm with { State = TradingState.Reducing, Held = Quantity.From(-10_000m), Exposure = 9_999_999m, MarginUsed = 9_999_999m };

        Is(DenialCode.None, Judge(Buy, reducing));
        Is(DenialCode.ReducingOnly, Judge(Buy with { Quantity = Quantity.From(11_000m) }, reducing));
    }

    [Fact]
    public void Judge_LostToday_SaysHowMuch() => Is(
        DenialCode.DailyLossReached,
        Judge(Buy, Calm with { State = TradingState.Reducing, HasLostToday = true, DailyLossFraction = 0.06m }), 0.06m, 0.05m);

    [Fact]
    public void Judge_SessionClosed_IsDenied() => Is(DenialCode.SessionClosed, Judge(Buy, Calm with { IsSessionOpen = false }));

    [Fact]
    public void Judge_NoQuoteYet_IsDenied() => Is(DenialCode.NoPrice, Judge(Buy, Calm with { Quote = default }));

    [Fact]
    public void Judge_QuoteAge_IsDeniedJustBeyondTheLimit()
    {
        var edge = Calm with { Now = Desk.Start.Plus(60 * Timestamp.NanosPerSecond) };

        Is(DenialCode.None, Judge(Buy, edge));
        Is(DenialCode.StalePrice, Judge(Buy, edge with { Now = edge.Now.Plus(1_000) }), 60_000.001m, 60_000m);
    }

    [Fact]
    public void Judge_OldQuote_DoesNotKeepFromClosing() => Is(DenialCode.None, Judge(
        Buy with { ReduceOnly = true },
        Calm with { Held = Quantity.From(-10_000m), Now = Desk.Start.Plus(Timestamp.NanosPerHour) }));

    [Theory]
    [InlineData(DenialCode.FeedSilent, TradingState.Active, DenialCode.FeedSilent)]
    [InlineData(DenialCode.VenueUnreachable, TradingState.Reducing, DenialCode.ReducingOnly)]
    [InlineData(DenialCode.VenueUnreachable, TradingState.Halted, DenialCode.Halted)]
    [InlineData(DenialCode.AccountNotArmed, TradingState.Halted, DenialCode.AccountNotArmed)]
    public void Judge_BehindABarrier_OpensNothingAndCloses(DenialCode barrier, TradingState state, DenialCode code)
    {
        var barred = Calm with { Barrier = barrier, State = state };

        Is(code, Judge(Buy, barred));
        Is(DenialCode.None, Judge(Buy with { ReduceOnly = true, DecisionNumber = 0 }, barred with { Held = Quantity.From(-10_000m) }));
    }

    [Fact]
    public void Judge_NoRate_IsDenied() => Is(DenialCode.RateMissing, Judge(Buy, Calm with { HasRates = false }));

    [Theory]
    [InlineData(999, DenialCode.QuantityBelowMinimum, 1_000)]
    [InlineData(1_000, DenialCode.None, 0)]
    [InlineData(1_001, DenialCode.QuantityOffStep, 1_000)]
    [InlineData(100_000, DenialCode.None, 0)]
    [InlineData(101_000, DenialCode.QuantityAboveMaximum, 1)]
    [InlineData(10_001_000, DenialCode.QuantityAboveMaximum, 10_000_000)]
    [InlineData(0, DenialCode.QuantityBelowMinimum, 1_000)]
    [InlineData(-1_000, DenialCode.QuantityBelowMinimum, 1_000)]
    public void Judge_Quantity_IsDeniedJustBeyondItsLimits(decimal units, DenialCode code, decimal limit)
    {
        var verdict = Judge(Buy with { Quantity = Quantity.From(units) }, Calm);

        Assert.Equal((code, limit), (verdict.Code, verdict.Limit));
    }

    [Fact]
    public void Judge_ClosingMoreThanTheAccountMayOpen_IsApproved() => Is(
        DenialCode.None, Judge(Buy with { Quantity = Quantity.From(500_000m), ReduceOnly = true }, Calm with { Held = Quantity.From(-500_000m) }));

    [Theory]
    [InlineData(1.04519, DenialCode.None)]
    [InlineData(1.04518, DenialCode.PriceOutsideCollar)]
    [InlineData(1.15521, DenialCode.None)]
    [InlineData(1.15522, DenialCode.PriceOutsideCollar)]
    [InlineData(1.100001, DenialCode.PriceOffTick)]
    [InlineData(0, DenialCode.PriceMissing)]
    [InlineData(-1, DenialCode.PriceMissing)]
    public void Judge_OrderPrice_IsDeniedJustBeyondTheCollar(decimal price, DenialCode code)
    {
        Is(code, Judge(Buy with { Kind = OrderKind.Limit, LimitPrice = Price.From(price) }, Calm));
        Is(code, Judge(Buy with { Kind = OrderKind.Stop, StopPrice = Price.From(price) }, Calm));
    }

    [Theory]
    [InlineData(Side.Buy, 1.09999, 1.10001, DenialCode.None)]
    [InlineData(Side.Buy, 1.10000, 0, DenialCode.ProtectionWrongSide)]
    [InlineData(Side.Buy, 0, 1.10000, DenialCode.ProtectionWrongSide)]
    [InlineData(Side.Sell, 1.10021, 1.10019, DenialCode.None)]
    [InlineData(Side.Sell, 1.10020, 0, DenialCode.ProtectionWrongSide)]
    [InlineData(Side.Sell, 0, 1.10020, DenialCode.ProtectionWrongSide)]
    [InlineData(Side.Buy, 1.099999, 0, DenialCode.PriceOffTick)]
    [InlineData(Side.Buy, -1.0, 0, DenialCode.PriceMissing)]
    public void Judge_Protection_MustBeBeyondThePriceThatCloses(Side side, decimal stop, decimal take, DenialCode code) => Is(
        code, Judge(Buy with { Side = side, StopLoss = Price.From(stop), TakeProfit = Price.From(take) }, Calm));

    [Fact]
    public void Judge_OpeningWithoutStop_IsDeniedUnlessAllowed()
    {
        var careful = Calm with { AllowUnprotected = false };

        Is(DenialCode.Unprotected, Judge(Buy, careful));
        Is(DenialCode.None, Judge(Buy with { StopLoss = Price.From(1.09m) }, careful));
        Is(DenialCode.None, Judge(Buy with { ReduceOnly = true }, careful with { Held = Quantity.From(-10_000m) }));
    }

    [Fact]
    public void Judge_ReduceOnlyBeyondThePosition_IsDenied() => Is(
        DenialCode.NothingToReduce, Judge(Buy with { ReduceOnly = true }, Calm with { Held = Quantity.From(-9_000m) }), 10_000m, 9_000m);

    [Fact]
    public void Judge_SameOrderAgain_IsDeniedWithinTheWindow()
    {
        var gate = new RiskGate(Limits);
        gate.Judge(in Buy, in Calm);

        var within = Calm with { Now = Desk.Start.Plus(1_000 * Timestamp.NanosPerMillisecond) };
        Is(DenialCode.DuplicateOrder, gate.Judge(in Buy, in within), 1_000m, 1_000m);
        var other = Buy with { Quantity = Quantity.From(11_000m) };
        Is(DenialCode.None, gate.Judge(in other, in within));
        var after = Calm with { Now = within.Now.Plus(1) };
        Is(DenialCode.None, gate.Judge(in Buy, in after));
    }

    [Fact]
    public void Judge_Exposure_IsDeniedJustBeyondTheLimit()
    {
        Is(DenialCode.None, Judge(Buy, Calm with { Exposure = 189_000m }));
        Is(DenialCode.ExposureAboveMaximum, Judge(Buy, Calm with { Exposure = 189_000.01m }), 2.0000001m, 2m);
        Is(DenialCode.None, Judge(Buy, Calm with { Exposure = 200_000m, Held = Quantity.From(-5_000m) }));  // a reversal frees what it closes
    }

    [Fact]
    public void Judge_Margin_IsDeniedJustBeyondEquity()
    {
        Is(DenialCode.None, Judge(Buy, Calm with { MarginUsed = 99_890m }));
        Is(DenialCode.MarginInsufficient, Judge(Buy, Calm with { MarginUsed = 99_890.01m }), 100_000.01m, 100_000m);
    }

    [Fact]
    public void Judge_EverythingWrong_AnswersInTheFixedOrder()
    {
        var everything = Calm with { State = TradingState.Halted, IsSessionOpen = false, Quote = default, HasRates = false };
        var order = Buy with { Quantity = Quantity.From(1m), Kind = OrderKind.Limit };

        Is(DenialCode.Halted, Judge(order, everything));
        Is(DenialCode.SessionClosed, Judge(order, everything with { State = TradingState.Active }));
        Is(DenialCode.NoPrice, Judge(order, everything with { State = TradingState.Active, IsSessionOpen = true }));
        Is(DenialCode.RateMissing, Judge(order, Calm with { HasRates = false }));
        Is(DenialCode.QuantityBelowMinimum, Judge(order, Calm));
        Is(DenialCode.PriceMissing, Judge(order with { Quantity = Buy.Quantity }, Calm));
    }

    private static RiskVerdict Judge(OrderIntent intent, RiskQuestion question) => new RiskGate(Limits).Judge(in intent, in question);

    private static void Is(DenialCode code, RiskVerdict verdict) => Assert.Equal(code, verdict.Code);

    private static void Is(DenialCode code, RiskVerdict verdict, decimal value, decimal limit) => Assert.Equal(new(code, value, limit), verdict);
}

using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class ReportTranslatorTests
{
    [Fact]
    public void Translate_AFill_IsInUnitsAndUtcAndItsCostIsPositive()
    {
        using var terminal = new TestTerminal().In();

        var deal = Assert.IsType<VenueDeal>(terminal.Terminal.Translator.Translate(SampleMessages.Fill(2), SampleMessages.Hello()).Report);

        Assert.Equal(
            (InstrumentId.Of("EURUSD"), Side.Buy, DealEntry.In, "30000", "1.08532", 1.15m),
            (deal.Instrument, deal.Side, deal.Entry, deal.Quantity.ToString(), deal.Price.ToString(), deal.Commission));
        Assert.Equal((1_763_719_205_310 - 7_200_000) * 1_000_000, deal.At.Nanos);
    }

    [Theory]
    [InlineData((int)WireDealEntry.Out, DealEntry.Out)]
    [InlineData((int)WireDealEntry.InOut, DealEntry.Reversal)]
    [InlineData((int)WireDealEntry.OutBy, DealEntry.OutBy)]
    public void Translate_WhatADealDoes_KeepsItsMeaning(int wire, DealEntry entry)
    {
        using var terminal = new TestTerminal().In();

        var (report, _) = terminal.Terminal.Translator.Translate(SampleMessages.Fill(2) with { Entry = (WireDealEntry)wire }, SampleMessages.Hello());

        Assert.Equal(entry, Assert.IsType<VenueDeal>(report).Entry);
    }

    [Theory]
    [InlineData((int)WireDealReason.Expert, FillCause.Order)]
    [InlineData((int)WireDealReason.StopLoss, FillCause.StopLoss)]
    [InlineData((int)WireDealReason.TakeProfit, FillCause.TakeProfit)]
    [InlineData((int)WireDealReason.StopOut, FillCause.StopOut)]
    public void Translate_WhyADealWasMade_KeepsItsMeaning(int wire, FillCause cause)
    {
        using var terminal = new TestTerminal().In();

        var (report, _) = terminal.Terminal.Translator.Translate(SampleMessages.Fill(2) with { Reason = (WireDealReason)wire }, SampleMessages.Hello());

        Assert.Equal(cause, Assert.IsType<VenueDeal>(report).Cause);
    }

    [Fact]
    public void Translate_AStopLimitOrder_HasBothPrices()
    {
        using var terminal = new TestTerminal().In();

        var order = Assert.IsType<VenueOrderChanged>(terminal.Terminal.Translator.Translate(SampleMessages.Order(2), SampleMessages.Hello()).Report);

        Assert.Equal(
            (Side.Buy, OrderKind.StopLimit, OrderState.Working, "1.089", "1.09", "10000"),
            (order.Side, order.Kind, order.State, order.LimitPrice.ToString(), order.StopPrice.ToString(), order.Quantity.ToString()));
    }

    [Theory]
    [InlineData((int)WireAccountKind.Demo, false)]
    [InlineData((int)WireAccountKind.Contest, false)]
    [InlineData((int)WireAccountKind.Real, true)]
    public void Translate_TheAccount_SaysWhetherItIsRealMoney(int kind, bool isReal)
    {
        using var terminal = new TestTerminal().In();

        var (report, _) = terminal.Terminal.Translator.Translate(SampleMessages.Account(2), SampleMessages.Hello() with { TradeMode = (WireAccountKind)kind });

        Assert.Equal((isReal, PositionMode.Hedging, 10_000m, true), Assert.IsType<VenueAccount>(report) is var account ? (account.IsReal, account.Mode, account.Balance, account.MayTrade) : default);
    }

    [Fact]
    public void Translate_ASymbolThatMeansNothing_KeepsTheBrokersName()
    {
        using var terminal = new TestTerminal().In(SampleMessages.Symbol(), SampleMessages.Symbol("US30.cash", 9, contract: 1));

        var (report, fault) = terminal.Terminal.Translator.Translate(SampleMessages.Fill(2, "US30.cash") with { Volume = "2" }, SampleMessages.Hello());

        Assert.Null(fault);
        Assert.Equal(("US30.cash", "2"), Assert.IsType<VenueDeal>(report) is var deal ? (deal.Instrument.ToString(), deal.Quantity.ToString()) : default);
    }

    [Fact]
    public void Translate_ASymbolNotDescribedOrAVolumeBeyondCounting_IsAFaultAndNoReport()
    {
        using var terminal = new TestTerminal().In(SampleMessages.Symbol(contract: 1_000_000_000m));

        Assert.NotNull(terminal.Terminal.Translator.Translate(SampleMessages.Fill(2, "XAUUSD"), SampleMessages.Hello()).Fault);
        Assert.NotNull(terminal.Terminal.Translator.Translate(SampleMessages.Fill(2) with { Volume = "9001" }, SampleMessages.Hello()).Fault);
        Assert.Null(terminal.Terminal.Translator.Translate(SampleMessages.Fill(2) with { Volume = "9000" }, SampleMessages.Hello()).Fault);
    }

    [Fact]
    public void Translate_EveryReturnCode_StaysItsNumber()
    {
        using var terminal = new TestTerminal().In();

        Assert.All(ReturnCode.All, code => Assert.Equal(
            code, Assert.IsType<VenueOutcome>(terminal.Terminal.Translator.Translate(SampleMessages.Result(2, code), SampleMessages.Hello()).Report).ReturnCode));
    }
}

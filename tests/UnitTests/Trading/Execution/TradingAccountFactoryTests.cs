using Arus.Trading.Execution;

namespace Arus.UnitTests.Trading.Execution;

public sealed class TradingAccountFactoryTests
{
    [Fact]
    public void OpenPaper_ProfitCannotBeConverted_IsRefused()
    {
        var factory = new TradingAccountFactory(new DailyCalendar());

        var refusal = Assert.Throws<RefusedException>(() => factory.OpenPaper(Desk.Setup(), [Desk.Traded(Desk.GbpJpy)], [], new TradingLog()));

        Assert.Equal(("RATE_MISSING", "USDJPY"), (refusal.Fault.Code, refusal.Fault.Where));
    }

    [Fact]
    public void OpenPaper_StatedRate_IsEnough()
    {
        var factory = new TradingAccountFactory(new DailyCalendar());
        var setup = Desk.Setup(rates: new() { [(Desk.Usd, Desk.Jpy)] = 150m });

        var account = factory.OpenPaper(setup, [Desk.Traded(Desk.GbpJpy)], [], new TradingLog());

        Assert.Equal(Money.Of(100_000m, Desk.Usd), account.Snapshot.Equity);
    }

    [Fact]
    public void OpenPaper_CommissionCannotBeConverted_IsRefused()
    {
        var traded = Desk.Traded(Desk.EurUsd, commission: 3m);
        traded = traded with { Costs = traded.Costs with { CommissionCurrency = Desk.Gbp } };

        Assert.Throws<RefusedException>(
            () => new TradingAccountFactory(new DailyCalendar()).OpenPaper(Desk.Setup(), [traded], [], new TradingLog()));
    }

    [Fact]
    public void OpenPaper_EverythingWrong_NamesAllFaults()
    {
        var setup = Desk.Setup(cash: 0m, leverage: 2_001, stopOut: 1.1m, rates: new() { [(Desk.Usd, Desk.Jpy)] = 0m });

        var wrong = Assert.Throws<InvalidInputException>(() => new TradingAccountFactory(new DailyCalendar()).OpenPaper(
            setup, [Desk.Traded(Desk.EurUsd), Desk.Traded(Desk.EurUsd)], [], new TradingLog()));

        Assert.Equal(
            ["ACCOUNT_CASH", "ACCOUNT_LEVERAGE", "ACCOUNT_STOP_OUT", "ACCOUNT_RATE", "ACCOUNT_INSTRUMENT_TWICE"],
            wrong.Faults.Select(fault => fault.Code));
    }
}

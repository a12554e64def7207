using Arus.MarketData.Instruments;
using Arus.Terminals.Simulation.Behaviours;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.UnitTests.Terminals.Simulation.Behaviours;

public sealed class BehaviourFileTests
{
    [Fact]
    public void Read_EveryProfile_MakesABrokerOfItsOwn()
    {
        var terms = BrokerProfiles.Names.Select(name => Terms(BehaviourFile.Read(name))).ToList();

        Assert.Equal(BrokerProfiles.Names.Count(), terms.Select(one => (one.Mode, one.Balance, one.Symbols[0].Execution, one.Symbols[0].FillMask, one.Symbols[0].StopsLevel)).Distinct().Count());
    }

    [Fact]
    public void Read_Nothing_IsTheObligingBroker() => Assert.Equal((MarginMode.RetailHedging, 100_000m), (BehaviourFile.Read(null).Terms.Mode, BehaviourFile.Read(null).Terms.Balance));

    [Fact]
    public void Parse_RulesOverAProfile_LaterOnesWin()
    {
        var behaviour = BehaviourFile.Parse(
            """
            profile: mini
            account: {kind: real, balance: 25.5, offsetHours: -3}
            symbols:
              - {symbol: "*", stopsLevel: 7}
              - {symbol: EURUSD, suffix: .x, stopsLevel: 9, filling: [ioc, boc]}
            """,
            "x.yaml");

        var terms = Terms(behaviour);
        Assert.Equal((AccountKind.Real, 25.5m, -10_800, 500), (terms.Kind, terms.Balance, terms.OffsetSeconds, terms.Leverage));
        var symbol = terms.Symbols[0];
        Assert.Equal(("EURUSD.x", 9, 6, 10), (symbol.Name, symbol.StopsLevel, symbol.FillMask, symbol.FreezeLevel));
    }

    [Theory]
    [InlineData("acount: {}", "x.yaml:1 $.acount", "'account'")]
    [InlineData("profile: ecn", "x.yaml:1 $.profile", "ecn-hedging")]
    [InlineData("account: {balance: -1}", "x.yaml:1 account.balance", "0 to")]
    [InlineData("account: {kind: play}", "x.yaml:1 account.kind", "demo")]
    [InlineData("account: []", "x.yaml:1 $.account", "a map")]
    [InlineData("symbols:\n  - {suffix: .m}", "x.yaml:2 symbols[0].symbol", "EURUSD")]
    [InlineData("symbols:\n  - {symbol: EURUSD, filling: [fok, all]}", "x.yaml:2 symbols[0].filling", "fok, ioc, boc")]
    [InlineData("events:\n  - {do: explode, at: 1}", "x.yaml:2 events[0].do", "reject")]
    [InlineData("events:\n  - {do: reject}", "x.yaml:2 events[0].at", "one of at, every, chance")]
    [InlineData("events:\n  - {do: reject, at: 1, every: 2}", "x.yaml:2 events[0].at", "one of at, every, chance")]
    [InlineData("events:\n  - {do: reject, at: 1, retcode: 10005}", "x.yaml:2 events[0].retcode", "assigned")]
    [InlineData("events:\n  - {do: reject, chance: 1.5}", "x.yaml:2 events[0].chance", "to 1")]
    [InlineData("events: {do: reject}", "x.yaml:1 $.events", "a list")]
    [InlineData("rates: {USDYEN: x}", "x.yaml:1 rates.USDYEN", "a number")]
    [InlineData("- 1", "x.yaml", "a map")]
    public void Parse_AnythingElse_SaysWhereAndWhatWouldBeRight(string text, string where, string expected)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => BehaviourFile.Parse(text, "x.yaml")).Faults);

        Assert.Equal(where, fault.Where);
        Assert.Contains(expected, fault.Expected);
    }

    [Fact]
    public void Parse_SeveralFaults_NamesAll() =>
        Assert.Equal(3, Assert.Throws<InvalidInputException>(() => BehaviourFile.Parse("account: {leverage: 0, mode: x}\nsymbol: []", "x.yaml")).Faults.Count);

    [Fact]
    public void Read_NeitherProfileNorFile_NamesTheProfiles() =>
        Assert.Contains("instant-netting", Assert.Throws<InvalidInputException>(() => BehaviourFile.Read("instant-neting")).Faults[0].Expected);

    private static BrokerTerms Terms(Behaviour behaviour) =>
        behaviour.With([(InstrumentCatalog.BuiltIn.All.First(instrument => instrument.Id == InstrumentId.Of("EURUSD")), 5)], CostCatalog.BuiltIn);
}

using Arus.Contracts.Trading;
using Arus.Trading.Execution;

namespace Arus.UnitTests.Trading.Execution;

public sealed class ReturnCodesTests
{
    private static readonly Dictionary<int, ReturnClass> NotPlainRefusals = new()
    {
        [10008] = ReturnClass.Placed,
        [10009] = ReturnClass.Done,
        [10010] = ReturnClass.DonePartly,
        [10025] = ReturnClass.AlreadySo,
        [10036] = ReturnClass.AlreadySo,
        [10011] = ReturnClass.Unknown,
        [10012] = ReturnClass.Unknown,
        [10031] = ReturnClass.Unknown,
        [10023] = ReturnClass.RefusedReconcile,
        [10038] = ReturnClass.RefusedReconcile,
        [10039] = ReturnClass.RefusedReconcile,
        [10026] = ReturnClass.RefusedHalting,
        [10027] = ReturnClass.RefusedHalting,
        [10013] = ReturnClass.RefusedAlarming,
        [10017] = ReturnClass.RefusedAlarming,
        [10019] = ReturnClass.RefusedAlarming,
        [10005] = ReturnClass.Unknown,
        [10037] = ReturnClass.Unknown,
    };

    [Fact]
    public void ClassOf_EveryCode_IsWhatTheTableSays()
    {
        for (var code = 10004; code <= 10046; code++)
        {
            Assert.Equal((code, NotPlainRefusals.GetValueOrDefault(code, ReturnClass.Refused)), (code, ReturnCodes.ClassOf(code)));
        }

        Assert.All([0, 1, 9999, 10003, 10047, -1], code => Assert.Equal(ReturnClass.Unknown, ReturnCodes.ClassOf(code)));
    }

    [Fact]
    public void Outcome_EveryCode_LeavesTheOrderWhereItsClassSaysAndSendsNothingAgain()
    {
        for (var code = 10000; code <= 10050; code++)
        {
            var desk = new TerminalDesk();
            var id = desk.Place(Side.Buy, 10_000m, stopLoss: 1.09m);

            desk.Outcome(id, code, 10_000m);

            var expected = ReturnCodes.ClassOf(code) switch
            {
                ReturnClass.Done or ReturnClass.DonePartly or ReturnClass.Placed => OrderState.Accepted,
                ReturnClass.Unknown => OrderState.Unknown,
                _ => OrderState.Rejected,
            };
            Assert.Equal((code, expected), (code, desk.StateOf(1)));
            Assert.Single(desk.Requests(VenueRequestKind.Deal));
            Assert.Equal((code, code is 10026 or 10027), (code, desk.Account.State == TradingState.Halted));
        }
    }
}

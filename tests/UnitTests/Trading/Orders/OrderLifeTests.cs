using Arus.Contracts.Trading;
using Arus.Trading.Orders;
using static Arus.Contracts.Trading.OrderState;
using Happened = Arus.Contracts.Trading.OrderEventKind;

namespace Arus.UnitTests.Trading.Orders;

public sealed class OrderLifeTests
{
    /// <summary>The table as text: from, event (Filled! is complete), to. What is not here is null.</summary>
    private const string Table = """
        Draft Denied Denied
        Draft Submitted Submitted
        Submitted Accepted Accepted
        Submitted Working Working
        Submitted Filled PartlyFilled
        Submitted Filled! Filled
        Submitted CancelRequested CancelPending
        Submitted Rejected Rejected
        Submitted Lost Unknown
        Accepted Working Working
        Accepted Filled PartlyFilled
        Accepted Filled! Filled
        Accepted CancelRequested CancelPending
        Accepted Cancelled Cancelled
        Accepted Expired Expired
        Accepted Rejected Rejected
        Accepted Lost Unknown
        Working Triggered Working
        Working Filled PartlyFilled
        Working Filled! Filled
        Working CancelRequested CancelPending
        Working Cancelled Cancelled
        Working Expired Expired
        Working Rejected Rejected
        Working Lost Unknown
        PartlyFilled Filled PartlyFilled
        PartlyFilled Filled! Filled
        PartlyFilled CancelRequested CancelPending
        PartlyFilled Cancelled Cancelled
        PartlyFilled Expired Expired
        PartlyFilled Lost Unknown
        CancelPending Accepted CancelPending
        CancelPending Working CancelPending
        CancelPending Triggered CancelPending
        CancelPending Filled CancelPending
        CancelPending Filled! Filled
        CancelPending CancelRejected Working
        CancelPending Cancelled Cancelled
        CancelPending Expired Expired
        CancelPending Rejected Rejected
        CancelPending Lost Unknown
        Cancelled Filled Cancelled
        Cancelled Filled! Filled
        Unknown Accepted Accepted
        Unknown Working Working
        Unknown Triggered Working
        Unknown Filled PartlyFilled
        Unknown Filled! Filled
        Unknown CancelRejected Working
        Unknown Cancelled Cancelled
        Unknown Expired Expired
        Unknown Rejected Rejected
        """;

    [Fact]
    public void Next_EveryPair_IsWhatTheTableSaysAndElseNull()
    {
        var table = Table.Split('\n').Select(line => line.Split(' ')).ToDictionary(row => (row[0], row[1]), row => row[2]);

        foreach (var from in Enum.GetValues<OrderState>())
        {
            foreach (var happened in Enum.GetValues<Happened>())
            {
                foreach (var isComplete in happened == Happened.Filled ? [false, true] : new[] { false })
                {
                    var expected = table.GetValueOrDefault((from.ToString(), happened + (isComplete ? "!" : "")));
                    Assert.Equal((from, happened, expected), (from, happened, OrderLife.Next(from, happened, isComplete)?.ToString()));
                }
            }
        }
    }

    [Fact]
    public void Next_FromDraft_ReachesEveryState()
    {
        var reached = new HashSet<OrderState> { Draft };
        for (var count = 0; count < reached.Count;)
        {
            count = reached.Count;
            reached.UnionWith(
                from state in reached.ToArray()
                from happened in Enum.GetValues<Happened>()
                from isComplete in new[] { false, true }
                let next = OrderLife.Next(state, happened, isComplete)
                where next is not null
                select next.Value);
        }

        Assert.Equal(Enum.GetValues<OrderState>().ToHashSet(), reached);
    }

    [Theory]
    [InlineData(Denied)]
    [InlineData(Rejected)]
    [InlineData(Expired)]
    [InlineData(Filled)]
    public void Next_FinalState_TakesNothing(OrderState state) =>
        Assert.All(Enum.GetValues<Happened>(), happened => Assert.Null(OrderLife.Next(state, happened, isComplete: true)));

    [Fact]
    public void Next_FillRacesCancel_IsFilled()
    {
        var asked = OrderLife.Next(Working, Happened.CancelRequested);
        var cancelled = OrderLife.Next(asked!.Value, Happened.Cancelled);

        Assert.Equal(Filled, OrderLife.Next(asked.Value, Happened.Filled, isComplete: true));
        Assert.Equal(Filled, OrderLife.Next(cancelled!.Value, Happened.Filled, isComplete: true));
    }
}

using Arus.Contracts.Trading;
using Arus.Trading.Orders;

namespace Arus.UnitTests.Trading.Orders;

public sealed class OrderBookTests
{
    [Fact]
    public void Begin_Twice_NumbersFromOneAndCountsWhatIsInFlight()
    {
        var book = new OrderBook();

        var first = book.Begin(Desk.Intent(Side.Buy, 10_000m));
        var second = book.Begin(Desk.Intent(Side.Sell, 3_000m));
        book.Begin(Desk.Intent(Side.Buy, 5_000m, OrderKind.Limit, limit: 1m));

        Assert.Equal((1L, 2L), (first.Intent.Order.Value, second.Intent.Order.Value));
        Assert.Equal(Quantity.From(7_000m), book.InFlight(Desk.EurUsd.Id));
        Assert.Equal(Quantity.Zero, book.InFlight(Desk.UsdJpy.Id));
    }

    [Fact]
    public void Settle_MoreThanKept_ForgetsTheOldest()
    {
        var book = new OrderBook();
        for (var i = 0; i <= OrderBook.FinishedKept; i++)
        {
            var order = book.Begin(Desk.Intent(Side.Buy, 1_000m));
            Assert.True(order.Take(OrderEvent.Of(order.Intent.Order, OrderEventKind.Denied, Desk.Start)));
            book.Settle(order);
        }

        Assert.False(book.TryFind(new(1), out _));
        Assert.True(book.TryFind(new(2), out var kept));
        Assert.Equal(OrderState.Denied, kept.State);
        Assert.Equal(0, book.Open.Length);
    }

    [Fact]
    public void Take_MoreFilledThanWanted_ChangesNothing()
    {
        var order = new OrderBook().Begin(Desk.Intent(Side.Buy, 1_000m));
        order.Take(OrderEvent.Of(order.Intent.Order, OrderEventKind.Submitted, Desk.Start));
        var tooMuch = OrderEvent.Of(order.Intent.Order, OrderEventKind.Filled, Desk.Start) with { Quantity = Quantity.From(1_001m) };

        Assert.False(order.Take(in tooMuch));

        Assert.Equal((OrderState.Submitted, Quantity.Zero), (order.State, order.Filled));
    }
}

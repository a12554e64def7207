using System.Collections.Immutable;
using System.Globalization;
using Arus.Contracts.Live;
using Arus.Contracts.Trading;

namespace Arus.Engine.Live;

/// <summary>Orders as others see them: the last ones, and all that are open however old.</summary>
internal sealed class LiveOrders(int kept, ObserverHub hub)
{
    private readonly NumberedRing<LiveOrder> _recent = new(kept, order => order.Order.Value);
    private ImmutableSortedDictionary<long, LiveOrder> _oldOpen = ImmutableSortedDictionary<long, LiveOrder>.Empty;

    /// <summary>Orders judged so far.</summary>
    public long Count { get; private set; }

    /// <summary>The highest order number so far.</summary>
    public long Newest => _recent.Newest;

    public LiveOrder? Find(long number) => _recent.Find(number) ?? _oldOpen.GetValueOrDefault(number);

    public Page<LiveOrder> Page(PageRequest page, bool openOnly)
    {
        var found = _recent.Page(page, openOnly ? IsOpen : null);
        if (found.Next is not null || _oldOpen.IsEmpty)
        {
            return found;
        }

        // What is older than all the ring holds comes last.
        var after = long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        var limit = Math.Clamp(page.Limit, 1, 1_000);
        LiveOrder[] rest = [.. _oldOpen.Reverse().Select(pair => pair.Value).Where(order => order.Order.Value < after)];
        LiveOrder[] taken = [.. found.Items, .. rest.Take(limit - found.Items.Count)];
        return new Page<LiveOrder>(
            taken, taken.Length < found.Items.Count + rest.Length ? taken[^1].Order.Value.ToString(CultureInfo.InvariantCulture) : null);
    }

    public void OnVerdict(in OrderIntent intent, in RiskVerdict verdict, bool isRecovering)
    {
        Count++;
        var order = Of(in intent, verdict.IsApproved ? OrderState.Submitted : OrderState.Denied) with
        {
            Denial = verdict.Code,
            DenialValue = verdict.Value,
            DenialLimit = verdict.Limit,
        };
        Put(order, isRecovering || verdict.IsApproved);
    }

    public void OnEvent(in OrderIntent intent, in OrderEvent happened, OrderState state, bool isRecovering)
    {
        if (Find(intent.Order.Value) is not { } order)
        {
            return;
        }

        var isFill = happened.Kind == OrderEventKind.Filled && happened.Cause == FillCause.Order;
        var filled = isFill ? order.Filled + happened.Quantity : order.Filled;
        var average = !isFill ? order.AveragePrice
            : Price.From(((order.AveragePrice.ToDecimal() * order.Filled.ToDecimal()) + (happened.Price.ToDecimal() * happened.Quantity.ToDecimal())) / filled.ToDecimal());
        Put(
            order with
            {
                State = state,
                Filled = filled,
                AveragePrice = average,
                UpdatedAt = happened.ReceivedAt,
                Events = [.. order.Events, new LiveOrderEvent(happened.Kind, happened.ReceivedAt, happened.Quantity, happened.Price)],
            },
            isRecovering);
    }

    public void OnAdopted(in OrderIntent intent, Quantity quantity, Price price, Timestamp at, bool isRecovering)
    {
        Count++;
        Put(
            Of(in intent, price.IsSome ? OrderState.Filled : OrderState.Working) with { Filled = price.IsSome ? quantity : Quantity.Zero, AveragePrice = price, UpdatedAt = at },
            isRecovering);
    }

    private static LiveOrder Of(in OrderIntent intent, OrderState state) => new(
        intent.Order, intent.DecisionNumber, intent.Tenant, intent.Account, intent.Instrument, intent.Side, intent.Kind, intent.Quantity, Quantity.Zero,
        Price.None, intent.LimitPrice, intent.StopPrice, intent.StopLoss, intent.TakeProfit, intent.TimeInForce, intent.ReduceOnly, state, DenialCode.None, 0, 0,
        intent.CreatedAt, intent.CreatedAt, []);

    private static bool IsOpen(LiveOrder order) => order.State is OrderState.Draft or OrderState.Submitted or OrderState.Accepted or OrderState.Working
        or OrderState.PartlyFilled or OrderState.CancelPending or OrderState.Unknown;

    private void Put(LiveOrder order, bool isQuiet)
    {
        var number = order.Order.Value;
        if (_oldOpen.ContainsKey(number))
        {
            _oldOpen = IsOpen(order) ? _oldOpen.SetItem(number, order) : _oldOpen.Remove(number);
        }
        else if (_recent.Put(order) is { } pushedOut && IsOpen(pushedOut))
        {
            _oldOpen = _oldOpen.SetItem(pushedOut.Order.Value, pushedOut);
        }

        hub.OnOrder(order, isQuiet);
    }
}

using System.Globalization;
using Arus.Contracts.Engine;
using Arus.Contracts.Live;
using Arus.Contracts.Trading;
using Arus.Engine.Receipts;

namespace Arus.Engine.Live;

/// <summary>Does what a person asks, each command once, and writes down what became of it.</summary>
internal sealed class CommandDesk(ITradingAccount account, IReadOnlyList<EngineLane> lanes, SessionParts parts, ListenerPair listener, ReceiptWriter receipts)
{
    private readonly Dictionary<string, CommandResult> _results = new(StringComparer.Ordinal);

    private volatile Dictionary<InstrumentId, IReadOnlyDictionary<string, string>> _models = lanes.ToDictionary(lane => lane.Instrument.Id, lane => lane.Plan.Pins);

    /// <summary>Which versions of a model each strategy goes by; may be read from any thread.</summary>
    public IReadOnlyDictionary<InstrumentId, IReadOnlyDictionary<string, string>> Models => _models;

    /// <summary>What became of a command; null when it was never asked.</summary>
    public CommandResult? ResultOf(string id) => _results.GetValueOrDefault(id);

    /// <summary>Does a command; one that was done before is answered the same.</summary>
    public CommandResult Do(LiveCommand command, Timestamp now)
    {
        if (_results.TryGetValue(command.Id, out var before))
        {
            return before;
        }

        var result = now == Timestamp.Min && command is not (SetTradingState or UseModels)
            ? Refused("NO_PRICE", command, "no quote has come yet", "a quote first")
            : Execute(command, now);
        _results[command.Id] = result;
        receipts.Commanded(command, result, now);
        return result;
    }

    private CommandResult Execute(LiveCommand command, Timestamp now) => command switch
    {
        SetTradingState wanted => Set(wanted),
        PlaceOrder order => Place(order, now),
        CancelOrder cancel => account.Cancel(cancel.Order)
            ? new CommandResult(null, cancel.Order)
            : Refused("ORDER_NOT_OPEN", command, $"{cancel.Order} is not open", "an open order"),
        ProtectPosition protect => Told(command, account.Protect(protect.Position, protect.StopLoss, protect.TakeProfit), null),
        ClosePosition close => Close(close),
        UseModels use => Use(use),
        _ => Refused("COMMAND_UNKNOWN", command, command.GetType().Name, "a command this program knows"),
    };

    private CommandResult Set(SetTradingState wanted)
    {
        account.SetState(wanted.State, wanted.Reason);
        return new CommandResult(null, null);
    }

    private CommandResult Use(UseModels use)
    {
        var lane = lanes.FirstOrDefault(lane => lane.Instrument.Id == use.Instrument);
        if (lane is null)
        {
            return Refused("INSTRUMENT_UNKNOWN", use, $"{use.Instrument} is not traded here", string.Join(" or ", lanes.Select(each => each.Instrument.Id)));
        }

        var fault = lane.Strategy.UseModels(use.Pins);
        if (fault is null)
        {
            // Whatever else the plan pinned, such as calendar and headlines, stays pinned.
            var pins = new Dictionary<string, string>(_models[use.Instrument]);
            foreach (var (path, pin) in use.Pins)
            {
                pins[path] = pin;
            }

            _models = new Dictionary<InstrumentId, IReadOnlyDictionary<string, string>>(_models) { [use.Instrument] = pins };
        }

        return new CommandResult(fault, null);
    }

    private CommandResult Place(PlaceOrder order, Timestamp now)
    {
        var traded = parts.Traded.FirstOrDefault(each => each.Instrument.Id == order.Instrument);
        if (traded is null)
        {
            return Refused("INSTRUMENT_UNKNOWN", order, $"{order.Instrument} is not traded here", string.Join(" or ", parts.Traded.Select(each => each.Instrument.Id)));
        }

        var intent = new OrderIntent(
            default, account.Setup.Tenant, account.Setup.Account, traded.Plan.Id, 0, order.Instrument, order.Side, order.Quantity, order.Kind, order.LimitPrice,
            order.StopPrice, order.StopLoss, order.TakeProfit, order.TimeInForce, order.ReduceOnly, null, now);
        var number = account.Place(in intent);
        return Told(order, listener.Verdict, number);
    }

    private CommandResult Close(ClosePosition close)
    {
        var order = account.Close(close.Position);
        return order is null
            ? Refused("POSITION_UNKNOWN", close, $"{close.Position} is not open", "an open position")
            : Told(close, listener.Verdict, order);
    }

    private static CommandResult Told(LiveCommand command, RiskVerdict verdict, OrderId? order) => verdict.IsApproved
        ? new CommandResult(null, order)
        : Refused(
            DenialCodeText.Of(verdict.Code), command, verdict.Value.ToString(CultureInfo.InvariantCulture), verdict.Limit.ToString(CultureInfo.InvariantCulture), order);

    private static CommandResult Refused(string code, LiveCommand command, string what, string expected, OrderId? order = null) =>
        new(new Fault(code, $"command {command.Id}", what, expected), order);
}

using System.Runtime.CompilerServices;
using Arus.Contracts.Engine;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Foundation.FlowChains;

namespace Arus.Engine.Receipts;

/// <summary>
/// Writes what happens as records of a ledger: <c>run</c>, then <c>decision</c> (tick, bar, features, opinions), <c>order</c> (intent and risk
/// verdict), <c>event</c>, <c>fill</c>, <c>trade</c> (profit), <c>swap</c>, <c>hour</c>, <c>quarantine</c>, <c>state</c>, of a live
/// session <c>command</c>, <c>protection</c>, <c>adoption</c>, <c>alert</c> and <c>day</c>, and last <c>end</c>.
/// A decision, its orders, their fills and their trades name each other by number: together they are one FlowChain.
/// </summary>
internal sealed class ReceiptWriter(LedgerWriter ledger, IEngineObserver observer, HopClock hops) : ITradingListener
{
    /// <summary>The form of the records; raised when a record changes its meaning.</summary>
    public const int Version = 1;

    public void Run(string header)
    {
        // Its texts are made now, before anything waits for them.
        RuntimeHelpers.RunClassConstructor(typeof(RecordText).TypeHandle);
        var record = ledger.Begin("run"u8);
        record.Number("version"u8, Version);
        record.Raw("inputs"u8, header);
        ledger.Seal();
    }

    public void Decided(in Decision decision, long quotes, IReadOnlyList<string> featureNames)
    {
        var record = ledger.Begin("decision"u8);
        record.Tagged("decision"u8, 'D', decision.Number);
        record.Text("strategy"u8, decision.Strategy.Value);
        record.Text("instrument"u8, decision.Instrument);
        record.Time("at"u8, decision.Quote.ReceivedAt);
        record.Tag("trigger"u8, decision.Trigger == DecisionTrigger.Quote ? "quote"u8 : "bar-closed"u8);
        record.Tag("outcome"u8, OutcomeName(decision.Outcome));
        record.Text("because"u8, decision.Because);
        record.Number("previous"u8, (long)decision.PreviousTarget);
        record.Number("target"u8, (long)decision.Target);
        record.Number("up"u8, decision.ProbabilityUp);
        record.Number("confidence"u8, decision.Confidence);
        record.Number("stopDistance"u8, decision.StopDistance);
        record.Number("takeDistance"u8, decision.TakeDistance);
        record.Number("quotesSince"u8, quotes);
        WriteQuote(record, decision.Quote);
        if (decision.Bar.ClosesAt != default)
        {
            WriteBar(record, decision.Bar);
        }

        record.BeginObject("features"u8);
        for (var i = 0; i < featureNames.Count; i++)
        {
            record.Number(featureNames[i], decision.Features[i]);
        }

        record.EndObject();
        record.BeginArray("opinions"u8);
        foreach (ref readonly var opinion in decision.Opinions)
        {
            WriteOpinion(record, in opinion, decision.Quote.ReceivedAt);
        }

        record.EndArray();
        WriteAgreement(record, in decision);
        ledger.Seal();
        hops.Write(ledger, "decision"u8);
    }

    /// <summary>Counts the quotes of an hour, for strategies that are asked at every quote and mostly change nothing.</summary>
    public void HourCounted(InstrumentId instrument, Timestamp end, long quotes, long flagged)
    {
        var record = ledger.Begin("hour"u8);
        record.Text("instrument"u8, instrument);
        record.Time("until"u8, end);
        record.Number("quotes"u8, quotes);
        record.Number("flagged"u8, flagged);
        ledger.Seal();
    }

    public void End(string marketHash, long quotes, long flagged, long bars, long decisions, in AccountSnapshot account, bool isComplete)
    {
        var record = ledger.Begin("end"u8);
        record.Text("market"u8, marketHash);
        record.Number("quotes"u8, quotes);
        record.Number("flagged"u8, flagged);
        record.Number("bars"u8, bars);
        record.Number("decisions"u8, decisions);
        record.Amount("balance"u8, account.Balance);
        record.Amount("equity"u8, account.Equity);
        record.Flag("complete"u8, isComplete);
        ledger.Seal();
    }

    /// <summary>What a person asked of a live session, and what became of it.</summary>
    public void Commanded(LiveCommand command, CommandResult result, Timestamp at)
    {
        var record = ledger.Begin("command"u8);
        record.Text("id"u8, command.Id);
        record.Text("by"u8, command.By);
        record.Text("command"u8, CommandName(command));
        WriteAt(record, at);
        record.Flag("done"u8, result.IsDone);
        if (result.Fault is { } fault)
        {
            record.Text("code"u8, fault.Code);
        }

        if (result.Order is { } order)
        {
            record.Tagged("order"u8, 'O', order.Value);
        }

        ledger.Seal();
    }

    /// <summary>A trading day of a live session ended.</summary>
    public void DayEnded(string date, Timestamp rollover, long inputs, long ticks, long decisions, in AccountSnapshot account, string inputsHash)
    {
        var record = ledger.Begin("day"u8);
        record.Text("date"u8, date);
        record.Time("until"u8, rollover);
        record.Number("inputs"u8, inputs);
        record.Number("ticks"u8, ticks);
        record.Number("decisions"u8, decisions);
        record.Amount("balance"u8, account.Balance);
        record.Amount("equity"u8, account.Equity);
        record.Text("inputsHash"u8, inputsHash);
        ledger.Seal();
    }

    public void OnVerdict(in OrderIntent intent, in RiskVerdict verdict)
    {
        var record = ledger.Begin("order"u8);
        record.Tagged("order"u8, 'O', intent.Order.Value);
        record.Tagged("decision"u8, 'D', intent.DecisionNumber);
        record.Text("tenant"u8, intent.Tenant.Value);
        record.Text("account"u8, intent.Account.Value);
        record.Text("strategy"u8, intent.Strategy.Value);
        record.Text("instrument"u8, intent.Instrument);
        record.Time("at"u8, intent.CreatedAt);
        record.Tag("side"u8, SideName(intent.Side));
        record.Number("quantity"u8, intent.Quantity);
        record.Text("orderKind"u8, intent.Kind.ToText());
        record.Text("timeInForce"u8, intent.TimeInForce.ToText());
        WritePrice(record, "limit"u8, intent.LimitPrice);
        WritePrice(record, "stop"u8, intent.StopPrice);
        WritePrice(record, "stopLoss"u8, intent.StopLoss);
        WritePrice(record, "takeProfit"u8, intent.TakeProfit);
        if (intent.ReduceOnly)
        {
            record.Flag("reduceOnly"u8, true);
        }

        if (intent.Closes is { } position)
        {
            record.Tagged("closes"u8, 'P', position.Value);
        }

        record.BeginObject("risk"u8);
        record.Flag("approved"u8, verdict.IsApproved);
        if (!verdict.IsApproved)
        {
            record.Text("code"u8, DenialCodeText.Of(verdict.Code));
            record.Number("value"u8, verdict.Value);
            record.Number("limit"u8, verdict.Limit);
        }

        record.EndObject();
        ledger.Seal();
        hops.Write(ledger, "risk"u8);
    }

    public void OnOrderEvent(in OrderIntent intent, in OrderEvent happened, OrderState state)
    {
        // The order record tells of the denial, the fill record of the fill; submission and acceptance are implied by either.
        if (happened.Kind is OrderEventKind.Denied or OrderEventKind.Filled or OrderEventKind.Submitted or OrderEventKind.Accepted)
        {
            return;
        }

        var record = ledger.Begin("event"u8);
        record.Tagged("order"u8, 'O', intent.Order.Value);
        record.Text("tenant"u8, intent.Tenant.Value);
        record.Text("account"u8, intent.Account.Value);
        record.Text("happened"u8, happened.Kind.ToText());
        record.Text("state"u8, state.ToText());
        record.Time("at"u8, happened.ReceivedAt);
        if (happened.Code != DenialCode.None)
        {
            record.Text("code"u8, DenialCodeText.Of(happened.Code));
        }

        ledger.Seal();
    }

    public void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result)
    {
        var record = ledger.Begin("fill"u8);
        record.Tagged("order"u8, 'O', intent.Order.Value);
        record.Text("tenant"u8, intent.Tenant.Value);
        record.Text("account"u8, intent.Account.Value);
        record.Text("instrument"u8, intent.Instrument);
        record.Time("at"u8, fill.VenueTime);
        record.Text("cause"u8, fill.Cause.ToText());
        record.Tag("side"u8, SideName(FilledSide(in intent, in fill)));
        record.Number("quantity"u8, fill.Quantity);
        record.Number("price"u8, fill.Price);
        record.Number("quoted"u8, fill.QuotedPrice);
        record.Number("spread"u8, fill.QuotedSpread);
        record.Flag("complete"u8, fill.IsComplete);
        record.Tagged("position"u8, 'P', fill.Position.Value);
        record.Number("holding"u8, result.Position);
        WritePrice(record, "average"u8, result.AveragePrice);
        record.Amount("commission"u8, fill.Commission);
        record.Amount("realised"u8, result.Realised);
        record.Amount("balance"u8, result.Balance);
        ledger.Seal();
        hops.Write(ledger, "fill"u8);
        observer.OnFill(in intent, in fill, in result);
    }

    public void OnTradeClosed(in ClosedTrade trade)
    {
        var record = ledger.Begin("trade"u8);
        record.Tagged("position"u8, 'P', trade.Position.Value);
        record.Tagged("openedBy"u8, 'O', trade.OpenedBy.Value);
        record.Tagged("closedBy"u8, 'O', trade.ClosedBy.Value);
        record.Text("cause"u8, trade.Cause.ToText());
        record.Tag("side"u8, SideName(trade.Side));
        record.Number("quantity"u8, trade.Quantity);
        record.Number("entry"u8, trade.Entry);
        record.Number("exit"u8, trade.Exit);
        record.Time("openedAt"u8, trade.OpenedAt);
        record.Time("closedAt"u8, trade.ClosedAt);
        record.Amount("commission"u8, trade.Commission);
        record.Amount("swap"u8, trade.Swap);
        record.Amount("best"u8, trade.Best);
        record.Amount("worst"u8, trade.Worst);
        record.Amount("risked"u8, trade.Risked);
        record.Amount("profit"u8, trade.Profit);
        ledger.Seal();
        observer.OnTradeClosed(in trade);
    }

    public void OnSwap(PositionId position, InstrumentId instrument, Timestamp at, int nights, Money amount)
    {
        var record = ledger.Begin("swap"u8);
        record.Tagged("position"u8, 'P', position.Value);
        record.Text("instrument"u8, instrument);
        record.Time("at"u8, at);
        record.Number("nights"u8, (long)nights);
        record.Amount("amount"u8, amount);
        ledger.Seal();
    }

    public void OnQuarantined(OrderId order, OrderState state, OrderEventKind happened, Timestamp at)
    {
        var record = ledger.Begin("quarantine"u8);
        record.Tagged("order"u8, 'O', order.Value);
        record.Text("state"u8, state.ToText());
        record.Text("happened"u8, happened.ToText());
        record.Time("at"u8, at);
        ledger.Seal();
    }

    public void OnState(TradingState state, string reason, Timestamp at)
    {
        var record = ledger.Begin("state"u8);
        record.Text("state"u8, state.ToText());
        record.Text("reason"u8, reason);
        WriteAt(record, at);
        ledger.Seal();
    }

    public void OnProtected(PositionId position, InstrumentId instrument, Price stopLoss, Price takeProfit, Timestamp at)
    {
        var record = ledger.Begin("protection"u8);
        record.Tagged("position"u8, 'P', position.Value);
        record.Text("instrument"u8, instrument);
        WritePrice(record, "stopLoss"u8, stopLoss);
        WritePrice(record, "takeProfit"u8, takeProfit);
        record.Time("at"u8, at);
        ledger.Seal();
    }

    public void OnAdopted(in OrderIntent intent, Quantity quantity, Price price, Timestamp at)
    {
        var record = ledger.Begin("adoption"u8);
        record.Tagged("order"u8, 'O', intent.Order.Value);
        record.Text("tenant"u8, intent.Tenant.Value);
        record.Text("account"u8, intent.Account.Value);
        record.Text("instrument"u8, intent.Instrument);
        record.Tag("side"u8, SideName(intent.Side));
        record.Number("quantity"u8, quantity);
        WritePrice(record, "price"u8, price);
        WritePrice(record, "stopLoss"u8, intent.StopLoss);
        WritePrice(record, "takeProfit"u8, intent.TakeProfit);
        record.Time("at"u8, at);
        ledger.Seal();
    }

    public void OnAlert(bool isCritical, string code, string text, Timestamp at)
    {
        var record = ledger.Begin("alert"u8);
        record.Flag("critical"u8, isCritical);
        record.Text("code"u8, code);
        record.Text("text"u8, text);
        WriteAt(record, at);
        ledger.Seal();
    }

    // Before the first quote there is no engine time.
    private static void WriteAt(RecordWriter record, Timestamp at)
    {
        if (at != Timestamp.Min)
        {
            record.Time("at"u8, at);
        }
    }

    private static void WriteQuote(RecordWriter record, in Tick quote)
    {
        record.BeginObject("tick"u8);
        record.Number("bid"u8, quote.Bid);
        record.Number("ask"u8, quote.Ask);

        // Received at the moment of the decision, which the record states already.
        if (quote.VenueTime != quote.ReceivedAt)
        {
            record.Time("venueTime"u8, quote.VenueTime);
        }

        record.EndObject();
    }

    private static void WriteBar(RecordWriter record, in Bar bar)
    {
        record.BeginObject("bar"u8);
        record.Text("period"u8, bar.Period.ToText());
        record.Time("openedAt"u8, bar.OpenedAt);
        record.Number("open"u8, bar.Open);
        record.Number("high"u8, bar.High);
        record.Number("low"u8, bar.Low);
        record.Number("close"u8, bar.Close);
        record.Number("spread"u8, bar.Spread);
        record.Number("volume"u8, bar.Volume);
        record.EndObject();
    }

    private static void WriteOpinion(RecordWriter record, in Opinion opinion, Timestamp now)
    {
        record.BeginObject();
        record.Text("agent"u8, opinion.Agent);
        record.Text("opinion"u8, opinion.Kind.ToText());
        record.Text("event"u8, opinion.Event);
        record.Number("probability"u8, opinion.Probability);
        record.Number("confidence"u8, opinion.Confidence);
        record.Number("weight"u8, opinion.Weight);
        record.Number("moved"u8, opinion.Moved);
        record.Number("ageNanos"u8, now - opinion.FormedAt);
        record.Number("horizonNanos"u8, opinion.HorizonNanos);
        record.Text("effect"u8, opinion.Effect.ToText());
        record.Number("scale"u8, opinion.Scale);
        if (opinion.IsRefuted)
        {
            record.Flag("refuted"u8, true);
        }

        record.BeginArray("reasons"u8);
        for (var i = 0; i < opinion.Reasons.Count; i++)
        {
            var reason = opinion.Reasons[i];
            record.BeginObject();
            record.Text("text"u8, reason.Text);
            record.Number("value"u8, reason.Value);
            record.Number("against"u8, reason.Against);
            record.EndObject();
        }

        record.EndArray();
        record.EndObject();
    }

    /// <summary>Only of decisions that rest on opinions; those of a rule have neither.</summary>
    private static void WriteAgreement(RecordWriter record, in Decision decision)
    {
        if (decision.Fused.IsEmpty)
        {
            return;
        }

        record.Text("regime"u8, decision.Regime.ToText());
        record.BeginArray("fused"u8);
        foreach (ref readonly var fused in decision.Fused)
        {
            record.BeginObject();
            record.Text("method"u8, fused.Method.ToText());
            record.Number("up"u8, fused.ProbabilityUp);
            record.Number("confidence"u8, fused.Confidence);
            record.Flag("decides"u8, fused.Decides);
            record.EndObject();
        }

        record.EndArray();
        record.BeginArray("findings"u8);
        foreach (ref readonly var finding in decision.Findings)
        {
            record.BeginObject();
            record.Text("code"u8, finding.Code.ToText());
            record.Number("value"u8, finding.Value);
            record.Number("limit"u8, finding.Limit);
            record.Flag("blocks"u8, finding.Blocks);
            record.EndObject();
        }

        record.EndArray();
    }

    private static void WritePrice(RecordWriter record, ReadOnlySpan<byte> name, Price price)
    {
        if (price.IsSome)
        {
            record.Number(name, price);
        }
    }

    private static string CommandName(LiveCommand command) => command switch
    {
        SetTradingState set => $"state {set.State.ToText()}",
        PlaceOrder => "place",
        CancelOrder => "cancel",
        ProtectPosition => "protect",
        ClosePosition => "close",
        UseModels use => $"models {use.Instrument} {string.Join(' ', use.Pins.OrderBy(pin => pin.Key, StringComparer.Ordinal).Select(pin => $"{pin.Key}={pin.Value}"))}",
        _ => "unknown",
    };

    // A stop, target or stop-out closes the position its order opened: the other way round.
    private static Side FilledSide(in OrderIntent intent, in OrderEvent fill) =>
        fill.Cause == FillCause.Order ? intent.Side : (Side)(-(int)intent.Side);

    private static ReadOnlySpan<byte> SideName(Side side) => side == Side.Buy ? "buy"u8 : "sell"u8;

    private static ReadOnlySpan<byte> OutcomeName(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Hold => "hold"u8,
        DecisionOutcome.Change => "change"u8,
        DecisionOutcome.Delayed => "delayed"u8,
        _ => "vetoed"u8,
    };
}

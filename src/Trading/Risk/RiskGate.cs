using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Portfolios;

namespace Arus.Trading.Risk;

/// <summary>
/// Judges every order before it is written down, in a fixed order: who may trade, what is known, how much, at which price, at which risk. The
/// first limit that is broken answers, with the number and the limit. Reducing is exempt from every limit on risk: nothing keeps an account from
/// closing but a halt, which leaves closing by hand.
/// </summary>
internal sealed class RiskGate(RiskLimits limits)
{
    private readonly RecentOrders _recent = new(limits.DuplicateWindowMilliseconds * Timestamp.NanosPerMillisecond);

    /// <summary>The verdict on an order. An approved one is remembered for the duplicate check.</summary>
    public RiskVerdict Judge(in OrderIntent intent, in RiskQuestion question) => Judge(in intent, in question, out _);

    /// <summary>The verdict on an order, and whether it may open or enlarge a position.</summary>
    public RiskVerdict Judge(in OrderIntent intent, in RiskQuestion question, out bool opens)
    {
        opens = !intent.ReduceOnly && intent.Closes is null;
        if (question.Instrument is not { } instrument)
        {
            return new(DenialCode.InstrumentUnknown, 0m, 0m);
        }

        var reducing = Reducible(in intent, in question);
        var opening = intent.Quantity - reducing;
        opens &= !opening.IsZero;
        var verdict = MayTrade(in intent, in question, opens);
        if (verdict.IsApproved)
        {
            verdict = IsKnown(in question, opens);
        }

        if (verdict.IsApproved)
        {
            verdict = HowMuch(in intent, instrument, opens, reducing);
        }

        if (verdict.IsApproved)
        {
            verdict = AtWhichPrice(in intent, in question, instrument, opens);
        }

        if (verdict.IsApproved && opens)
        {
            verdict = AtWhichRisk(in intent, in question, opening - reducing);
        }

        if (verdict.IsApproved)
        {
            _recent.Remember(in intent, question.Now);
        }

        return verdict;
    }

    /// <summary>The verdict on a new stop and target of a position: on the right side, on a tick, not too near; and there must be a stop.</summary>
    public static RiskVerdict JudgeProtection(
        Side side, Price stopLoss, Price takeProfit, Instrument instrument, in BoardQuote quote, bool allowUnprotected)
    {
        if (stopLoss == Price.None && !allowUnprotected)
        {
            return new(DenialCode.Unprotected, 0m, 0m);
        }

        if (!quote.IsKnown)
        {
            return new(DenialCode.NoPrice, 0m, 0m);
        }

        var closing = side == Side.Buy ? quote.Bid : quote.Ask;
        var verdict = Protection(stopLoss, closing, (int)side, instrument);
        return verdict.IsApproved ? Protection(takeProfit, closing, -(int)side, instrument) : verdict;
    }

    /// <summary>How much of the order reduces what is held; positive.</summary>
    private static Quantity Reducible(in OrderIntent intent, in RiskQuestion question) =>
        Math.Sign(question.Held.Micros) == -(int)intent.Side ? Quantity.Min(intent.Quantity, question.Held.Abs) : Quantity.Zero;

    private RiskVerdict MayTrade(in OrderIntent intent, in RiskQuestion question, bool opens)
    {
        if (opens && question.Barrier == DenialCode.AccountNotArmed)
        {
            return new(question.Barrier, 0m, 0m);
        }

        if (question.State == TradingState.Halted && (opens || intent.DecisionNumber != 0))
        {
            return new(DenialCode.Halted, 0m, 0m);
        }

        if (question.State == TradingState.Reducing && opens)
        {
            return question.HasLostToday
                ? new(DenialCode.DailyLossReached, question.DailyLossFraction, limits.DailyLossFractionMax)
                : new(DenialCode.ReducingOnly, 0m, 0m);
        }

        if (opens && question.Barrier != DenialCode.None)
        {
            return new(question.Barrier, 0m, 0m);
        }

        return question.IsSessionOpen ? RiskVerdict.Approved : new(DenialCode.SessionClosed, 0m, 0m);
    }

    private RiskVerdict IsKnown(in RiskQuestion question, bool opens)
    {
        if (!question.Quote.IsKnown)
        {
            return new(DenialCode.NoPrice, 0m, 0m);
        }

        var age = question.Now - question.Quote.At;
        if (opens && age > limits.QuoteAgeMillisecondsMax * Timestamp.NanosPerMillisecond)
        {
            return new(DenialCode.StalePrice, (decimal)age / Timestamp.NanosPerMillisecond, limits.QuoteAgeMillisecondsMax);
        }

        return question.HasRates ? RiskVerdict.Approved : new(DenialCode.RateMissing, 0m, 0m);
    }

    private RiskVerdict HowMuch(in OrderIntent intent, Instrument instrument, bool opens, Quantity reducing)
    {
        if (intent.Quantity < instrument.VolumeMin)
        {
            return new(DenialCode.QuantityBelowMinimum, intent.Quantity.ToDecimal(), instrument.VolumeMin.ToDecimal());
        }

        if (intent.Quantity > instrument.VolumeMax)
        {
            return new(DenialCode.QuantityAboveMaximum, intent.Quantity.ToDecimal(), instrument.VolumeMax.ToDecimal());
        }

        if (opens && intent.Quantity.Micros > limits.OrderQuantityLotsMax * instrument.ContractSize.Micros)
        {
            return new(DenialCode.QuantityAboveMaximum, instrument.ToLots(intent.Quantity), limits.OrderQuantityLotsMax);
        }

        if (intent.Quantity.Micros % instrument.VolumeStep.Micros != 0)
        {
            return new(DenialCode.QuantityOffStep, intent.Quantity.ToDecimal(), instrument.VolumeStep.ToDecimal());
        }

        return !opens && reducing < intent.Quantity
            ? new(DenialCode.NothingToReduce, intent.Quantity.ToDecimal(), reducing.ToDecimal())
            : RiskVerdict.Approved;
    }

    private RiskVerdict AtWhichPrice(in OrderIntent intent, in RiskQuestion question, Instrument instrument, bool opens)
    {
        var hasLimit = intent.Kind is OrderKind.Limit or OrderKind.StopLimit;
        var hasStop = intent.Kind is OrderKind.Stop or OrderKind.StopLimit;
        var verdict = hasLimit ? OrderPrice(intent.LimitPrice, in intent, in question, instrument) : RiskVerdict.Approved;
        if (verdict.IsApproved && hasStop)
        {
            verdict = OrderPrice(intent.StopPrice, in intent, in question, instrument);
        }

        if (!verdict.IsApproved || !opens)
        {
            return verdict;
        }

        // A position is opened at the order's price, and closed at the other side of the quote: that is where its stop must not be already.
        var closing = intent.Side == Side.Buy ? question.Quote.Bid : question.Quote.Ask;
        var entry = hasLimit ? intent.LimitPrice : hasStop ? intent.StopPrice : closing;
        verdict = Protection(intent.StopLoss, entry, (int)intent.Side, instrument);
        if (verdict.IsApproved)
        {
            verdict = Protection(intent.TakeProfit, entry, -(int)intent.Side, instrument);
        }

        return verdict.IsApproved && !intent.StopLoss.IsSome && !question.AllowUnprotected ? new(DenialCode.Unprotected, 0m, 0m) : verdict;
    }

    private RiskVerdict OrderPrice(Price price, in OrderIntent intent, in RiskQuestion question, Instrument instrument)
    {
        if (!price.IsSome)
        {
            return new(DenialCode.PriceMissing, price.ToDecimal(), 0m);
        }

        if (price.Nanos % instrument.TickSize.Nanos != 0)
        {
            return new(DenialCode.PriceOffTick, price.ToDecimal(), instrument.TickSize.ToDecimal());
        }

        var market = question.Quote.Meeting(intent.Side);
        var distance = Math.Abs(price.ToDecimal() - market.ToDecimal()) / market.ToDecimal();
        return distance > limits.PriceCollarFraction
            ? new(DenialCode.PriceOutsideCollar, distance, limits.PriceCollarFraction)
            : RiskVerdict.Approved;
    }

    /// <summary>A protective price must lie below the entry (<paramref name="below"/> 1) or above it (−1).</summary>
    private static RiskVerdict Protection(Price price, Price entry, int below, Instrument instrument)
    {
        if (price == Price.None)
        {
            return RiskVerdict.Approved;
        }

        if (!price.IsSome)
        {
            return new(DenialCode.PriceMissing, price.ToDecimal(), 0m);
        }

        if (price.Nanos % instrument.TickSize.Nanos != 0)
        {
            return new(DenialCode.PriceOffTick, price.ToDecimal(), instrument.TickSize.ToDecimal());
        }

        if (Math.Sign(entry.Nanos - price.Nanos) != below)
        {
            return new(DenialCode.ProtectionWrongSide, price.ToDecimal(), entry.ToDecimal());
        }

        var distance = new PriceDelta(Math.Abs(entry.Nanos - price.Nanos));
        return distance < instrument.StopLevel
            ? new(DenialCode.ProtectionTooNear, distance.ToDecimal(), instrument.StopLevel.ToDecimal())
            : RiskVerdict.Approved;
    }

    /// <param name="intent">The order.</param>
    /// <param name="question">What is known.</param>
    /// <param name="enlarging">What the order adds to the position without its sign; a reversal frees what it closes.</param>
    private RiskVerdict AtWhichRisk(in OrderIntent intent, in RiskQuestion question, Quantity enlarging)
    {
        if (_recent.AgeOf(in intent, question.Now) is { } age)
        {
            return new(DenialCode.DuplicateOrder, (decimal)age / Timestamp.NanosPerMillisecond, limits.DuplicateWindowMilliseconds);
        }

        var added = ExactDecimal.Of(enlarging) * question.UnitNotional;
        var exposure = question.Exposure + added;
        if (exposure > limits.ExposureMax * question.Equity)
        {
            return new(DenialCode.ExposureAboveMaximum, question.Equity > 0 ? exposure / question.Equity : exposure, limits.ExposureMax);
        }

        var margin = question.MarginUsed + (added * question.MarginRate);
        return margin > question.Equity ? new(DenialCode.MarginInsufficient, margin, question.Equity) : RiskVerdict.Approved;
    }
}

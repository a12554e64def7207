using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Trading.Portfolios;

namespace Arus.Trading.Execution;

/// <summary>
/// What an account and its simulated venue both look at: the market, the rates, the terms. The board's first instruments are those traded.
/// </summary>
internal sealed class AccountParts
{
    /// <summary>Puts an account together.</summary>
    /// <exception cref="InvalidInputException">The setup has faults; all of them are named.</exception>
    /// <exception cref="RefusedException"><c>RATE_MISSING</c>: something it books could not be converted.</exception>
    public AccountParts(AccountSetup setup, IReadOnlyList<TradedInstrument> traded, IReadOnlyList<Instrument> rates, ITradingCalendar calendar)
    {
        Check(setup, traded);
        (Setup, Calendar) = (setup, calendar);
        Traded = [.. traded];
        var known = Traded.Select(one => one.Instrument).ToArray();
        Board = new([.. known, .. rates.Where(rate => known.All(one => one.Id != rate.Id)).DistinctBy(rate => rate.Id)]);
        Rates = new(Board, setup);
        Terms = [.. Traded.Select(one => new VenueTerms(one, Rates))];
        Profits = [.. known.Select(instrument => Rates.From(instrument.Quote))];
    }

    /// <summary>The account.</summary>
    public AccountSetup Setup { get; private set; }

    /// <summary>What it trades, by slot.</summary>
    public TradedInstrument[] Traded { get; }

    /// <summary>Ends of days and sessions.</summary>
    public ITradingCalendar Calendar { get; }

    /// <summary>The last quotes.</summary>
    public QuoteBoard Board { get; }

    /// <summary>Conversions.</summary>
    public RateBook Rates { get; }

    /// <summary>Costs, by slot.</summary>
    public VenueTerms[] Terms { get; }

    /// <summary>Conversions of profit, by slot.</summary>
    public Conversion[] Profits { get; }

    /// <summary>Takes how the venue keeps positions, before there are any.</summary>
    public void TakeMode(PositionMode mode) => Setup = Setup with { Mode = mode };

    /// <summary>The last order number of an earlier session.</summary>
    public long LastOrder => Math.Max(
        Setup.Opening?.LastOrder.Value ?? 0, Setup.Opening?.Positions.Select(one => one.Position.Value).DefaultIfEmpty().Max() ?? 0);

    /// <summary>Puts what the account carries over into a portfolio; what it no longer trades is refused by <see cref="Check"/>.</summary>
    public void Carry(Portfolio portfolio)
    {
        foreach (var open in Setup.Opening?.Positions ?? [])
        {
            var slot = TradedSlot(open.Instrument);
            portfolio.Carry(slot, in open, OpenedBy(slot, in open));
        }
    }

    /// <summary>The slot of a traded instrument; −1 when the account does not trade it.</summary>
    public int TradedSlot(InstrumentId instrument)
    {
        var slot = Board.SlotOf(instrument);
        return slot < Traded.Length ? slot : -1;
    }

    private OrderIntent OpenedBy(int slot, in OpenPosition open) => new(
        new(open.Position.Value), Setup.Tenant, Setup.Account, Traded[slot].Plan.Id, 0, open.Instrument, open.Side, open.Quantity,
        OrderKind.Market, Price.None, Price.None, open.StopLoss, open.TakeProfit, TimeInForce.ImmediateOrCancel, false, null, open.OpenedAt);

    private static void Check(AccountSetup setup, IReadOnlyList<TradedInstrument> traded)
    {
        var faults = new List<Fault>();
        if (setup.Cash.Amount <= 0)
        {
            faults.Add(new("ACCOUNT_CASH", "cash", $"was {setup.Cash}", "more than 0"));
        }

        if (setup.Leverage is < 1 or > 2_000)
        {
            faults.Add(new("ACCOUNT_LEVERAGE", "leverage", $"was {setup.Leverage}", "1 to 2000"));
        }

        if (setup.StopOutLevel is < 0 or > 1)
        {
            faults.Add(new("ACCOUNT_STOP_OUT", "stop-out level", $"was {Text(setup.StopOutLevel)}", "0 to 1"));
        }

        foreach (var ((from, to), rate) in setup.StatedRates)
        {
            if (rate <= 0)
            {
                faults.Add(new("ACCOUNT_RATE", $"rate {from}{to}", $"was {Text(rate)}", "more than 0"));
            }
        }

        foreach (var twice in traded.GroupBy(one => one.Instrument.Id).Where(group => group.Count() > 1))
        {
            faults.Add(new("ACCOUNT_INSTRUMENT_TWICE", $"{twice.Key}", $"is traded {twice.Count()} times", "once per account"));
        }

        foreach (var open in setup.Opening?.Positions ?? [])
        {
            if (traded.All(one => one.Instrument.Id != open.Instrument))
            {
                faults.Add(new("ACCOUNT_POSITION", $"position {open.Position}", $"is of {open.Instrument}", "an instrument the account trades"));
            }
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static string Text(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

using Arus.Contracts.Engine;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;

namespace Arus.Research.Backtests;

/// <summary>Hears a run and keeps what a report needs: curves and candles in bounded memory, daily equity and trades in full.</summary>
internal sealed class EquityRecorder(ITradingCalendar calendar, Instrument instrument, Money cash) : IEngineObserver
{
    private readonly MinMaxCurve _equity = new(bucketsMax: 4_096);
    private readonly CandleSeries _candles = new(countMax: 2_000);
    private readonly List<EquityPoint> _days = [];
    private readonly List<double> _closes = [];
    private readonly List<ClosedTrade> _trades = [];
    private readonly List<double> _balances = [(double)cash.Amount];
    private Timestamp? _lastRollover;
    private double _close;

    public IReadOnlyList<EquityPoint> Equity => _equity.Points();

    public IReadOnlyList<Bar> Candles => _candles.Bars();

    public IReadOnlyList<ClosedTrade> Trades => _trades;

    /// <summary>Equity at the end of each trading day.</summary>
    public IReadOnlyList<EquityPoint> Days => _days;

    /// <summary>Last price of each trading day, beside <see cref="Days"/>; 0 before the first bar.</summary>
    public IReadOnlyList<double> DailyCloses => _closes;

    /// <summary>Cash at the start and after each fill.</summary>
    public IReadOnlyList<double> Balances => _balances;

    /// <summary>Bars of the shortest period heard.</summary>
    public long Bars { get; private set; }

    /// <summary>Those at whose close a position was open.</summary>
    public long BarsInMarket { get; private set; }

    public double LeverageMax { get; private set; }

    public double? MarginLevelMin { get; private set; }

    public long StopOuts { get; private set; }

    /// <summary>Units traded × price, over all fills, in the quote currency.</summary>
    public double Turnover { get; private set; }

    public double FirstPrice { get; private set; }

    public double LastPrice => _close;

    public void OnBar(in Bar bar, in AccountSnapshot account)
    {
        if (bar.Instrument != instrument.Id)
        {
            return;
        }

        FirstPrice = FirstPrice == 0 ? bar.Open.ToDouble() : FirstPrice;
        _close = bar.Close.ToDouble();
        _candles.Add(bar);
        _equity.Add(new(bar.ClosesAt, account.Equity.Amount));
        Bars++;
        BarsInMarket += account.OpenPositions > 0 ? 1 : 0;
        if (account.Equity.Amount > 0)
        {
            LeverageMax = Math.Max(LeverageMax, (double)(account.Exposure.Amount / account.Equity.Amount));
        }

        if (account.MarginUsed.Amount > 0)
        {
            var level = (double)(account.Equity.Amount / account.MarginUsed.Amount);
            MarginLevelMin = Math.Min(MarginLevelMin ?? level, level);
        }
    }

    public void OnFill(in OrderIntent intent, in OrderEvent fill, in FillResult result)
    {
        StopOuts += fill.Cause == FillCause.StopOut ? 1 : 0;
        Turnover += fill.Quantity.ToDouble() * fill.Price.ToDouble();
        _balances.Add((double)result.Balance.Amount);
    }

    public void OnTradeClosed(in ClosedTrade trade) => _trades.Add(trade);

    /// <summary>Days nobody quoted are added flat; Saturdays and Sundays are trading days only of what always trades.</summary>
    public void OnDayEnd(Timestamp rollover, in AccountSnapshot account)
    {
        var flat = _days.Count == 0 ? cash.Amount : _days[^1].Equity;
        while (_lastRollover is { } last && calendar.NextRollover(last) is var next && next < rollover)
        {
            AddDay(next, flat);
        }

        AddDay(rollover, account.Equity.Amount);
    }

    /// <summary>Takes the last, unfinished day and the equity after everything was closed.</summary>
    public void Finish(Timestamp last, Money equity)
    {
        _equity.Add(new(last, equity.Amount));
        if (_lastRollover is null || last > _lastRollover)
        {
            _days.Add(new(last, equity.Amount));
            _closes.Add(_close);
        }
        else if (_days.Count > 0)
        {
            _days[^1] = _days[^1] with { Equity = equity.Amount };
        }
    }

    private void AddDay(Timestamp rollover, decimal equity)
    {
        _lastRollover = rollover;
        var weekday = calendar.TradingDayEndingAt(rollover);
        if (instrument.Sessions == TradingSessions.Always || weekday is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
        {
            _days.Add(new(rollover, equity));
            _closes.Add(_close);
        }
    }
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;
using Arus.Research.Backtests;
using Arus.Research.Statistics;
using Arus.Research.Verdicts;

namespace Arus.UnitTests.Research;

/// <summary>Results of any size, from a seed.</summary>
internal static class SampleResults
{
    public static readonly InstrumentId EurUsd = InstrumentId.Of("EURUSD");
    public static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1, 22);

    public static Instrument Euro { get; } = new(
        EurUsd, "Euro against US dollar", InstrumentKind.Forex, Currency.Of("EUR"), Currency.Usd, 5, PriceDelta.From(0.00001m), Quantity.From(100_000m),
        Quantity.From(1_000m), Quantity.From(1_000m), Quantity.From(10_000_000m), 0.0333m, new(SwapMode.Points, -6.5m, 2.1m, DayOfWeek.Wednesday),
        TradingSessions.Forex, "Typical of retail brokers");

    public static TradingCosts Costs { get; } = new(EurUsd, 3.5m, Currency.Usd, 0m, 40, 0m, new Dictionary<string, CostOrigin>
    {
        ["CommissionPerLot"] = CostOrigin.Stated,
    });

    public static Money Dollars(decimal amount) => Money.Of(amount, Currency.Usd);

    public static StrategyPlan Plan(string name = "consensus") => new(
        new(name), """{"name":"consensus","timeframe":"M15"}""", [], BarPeriod.M15, [BarPeriod.M15], [], new(SizingKind.Units, 10_000m), true);

    public static BacktestRequest Request(string strategy = "consensus", string? data = null) => new()
    {
        Strategy = strategy,
        Instrument = EurUsd,
        Files = new(["eurusd.csv"], EurUsd),
        DataDirectory = data,
    };

    public static ClosedTrade Trade(long number, decimal profit, Timestamp at, double price = 1.1, Side side = Side.Buy) => new(
        new(number), new(number), new(number + 1), EurUsd, side, Quantity.From(10_000m), Price.From((decimal)price),
        Price.From((decimal)price + ((int)side * profit / 10_000m)), at, at.Plus(5 * Timestamp.NanosPerHour), Dollars(profit), Dollars(0.7m), Dollars(-0.1m),
        Dollars(Math.Max(profit, 0) + 5), Dollars(Math.Min(profit, 0) - 3), Dollars(20), FillCause.Order);

    public static BacktestResult Make(
        int trades = 120, int seed = 7, double drift = 2, bool isComplete = true, string? simulatedBy = null, string name = "consensus", int days = 250)
    {
        var random = new Random(seed);
        var calendar = new SampleCalendar();
        var recorder = new EquityRecorder(calendar, Euro, Dollars(10_000m));
        var (balance, price, made) = (10_000m, 1.1, 0);
        var bars = trades == 0 && days == 0 ? 0 : days * 96;
        for (var i = 0; i < bars; i++)
        {
            var open = Start.Plus(i * 15 * Timestamp.NanosPerMinute);
            var close = price * (1 + ((random.NextDouble() - 0.5) * 0.0012));
            while (made < (long)trades * (i + 1) / bars)
            {
                var profit = decimal.Round((decimal)(((random.NextDouble() - 0.5) * 100) + drift), 2);
                recorder.OnTradeClosed(Trade(++made, profit, open, price, random.Next(2) == 0 ? Side.Buy : Side.Sell));
                balance += profit;
            }

            var account = new AccountSnapshot(Dollars(balance), Dollars(balance + (decimal)((random.NextDouble() - 0.5) * 30)), Dollars(300), i % 2, Dollars(11_000));
            var bar = new Bar(EurUsd, BarPeriod.M15, open, open.Plus(15 * Timestamp.NanosPerMinute), At(price), At(Math.Max(price, close) * 1.0002),
                At(Math.Min(price, close) * 0.9998), At(close), PriceDelta.From(0.0001m), 100);
            recorder.OnBar(in bar, in account);
            price = close;
            if (i % 96 == 95)
            {
                recorder.OnDayEnd(bar.ClosesAt, in account);
            }
        }

        var last = Start.Plus(bars * 15 * Timestamp.NanosPerMinute);
        recorder.Finish(last, Dollars(balance));
        return Collect(recorder, balance, made, isComplete, simulatedBy, name, bars, last);
    }

    private static BacktestResult Collect(
        EquityRecorder recorder, decimal balance, int made, bool isComplete, string? simulatedBy, string name, int bars, Timestamp last)
    {
        var start = Dollars(10_000m);
        var totals = Totals(made);
        var lines = CostLines.Of(Costs, Euro, BarPeriod.Tick);
        var hasData = bars > 0;
        var quality = !hasData ? DataQuality.Empty : new(
            1_144_807, new Dictionary<string, long> { [QualityCode.Duplicate] = 12 }, new Dictionary<string, long> { [QualityCode.Crossed] = 45 },
            [new(EurUsd, Start.Plus(Timestamp.NanosPerDay), Start.Plus(Timestamp.NanosPerDay + Timestamp.NanosPerHour), false)], Start, last);
        return new()
        {
            RunId = "3f9a1c20b7d4",
            Hash = new string('a', 64),
            IsComplete = isComplete,
            Quality = quality,
            GapShare = 0.002,
            Bars = bars,
            Decisions = bars,
            Inputs = new(name, Plan(name), Request(name), Euro, Costs, new(TenantId.Local, new("paper"), start, 30, PositionMode.Netting, new(),
                new Dictionary<(Currency, Currency), decimal>()), BarPeriod.Tick, simulatedBy, """{"format":1}"""),
            Records = bars * 2,
            Totals = totals,
            StopOuts = 0,
            StartEquity = start,
            EndEquity = Dollars(balance),
            Equity = recorder.Equity,
            Days = recorder.Days,
            Candles = recorder.Candles,
            Trades = recorder.Trades,
            Months = MonthlyReturns.Of(start.Amount, recorder.Days),
            Costs = lines,
            Agents = [new(name, OpinionKind.Direction, 5_000, 20, 0.2481, 0.0076, 0.52), new("market-analysis", OpinionKind.Direction, 0, 20, double.NaN, 0, 0.48)],
            Statistics = StatisticsBook.Of(new()
            {
                Start = start,
                End = Dollars(balance),
                Totals = totals,
                Days = recorder.Days,
                DailyCloses = recorder.DailyCloses,
                Trades = recorder.Trades,
                Balances = recorder.Balances,
                FirstPrice = recorder.FirstPrice,
                LastPrice = recorder.LastPrice,
                TimeInMarket = 0.5,
                LeverageMax = 1.1,
                MarginLevelMin = 30,
                Turnover = 20_000.0 * made,
                DaysPerYear = 252,
            }),
            Verdict = VerdictRules.Judge(new(quality.Rows, 12, 45, 0.002, isComplete, simulatedBy is not null, ["Slippage"], ["Slippage", "Swap, long", "Swap, short"], made, 0, 0.1, 0, 0, Dollars(balance - 10_000m))),
            Effort = new(Timestamp.Utc(2026, 1, 1), 640, 1_788_761, 120_000_000),
        };
    }

    public static TradingTotals Totals(int made) => new(
        made * 2, made * 2, new Dictionary<DenialCode, long> { [DenialCode.QuantityBelowMinimum] = 1 }, Dollars(0.7m * made), Dollars(0.1m * made),
        Dollars(0.9m * made), Dollars(0), 0, 0, Dollars(10_500), Dollars(420), 0.04m, ["EUR→USD 1.1"]);

    private static Price At(double value) => Price.From((decimal)Math.Round(value, 5));
}

/// <summary>Days end at 22:00 UTC; Saturdays and Sundays are closed.</summary>
internal sealed class SampleCalendar : ITradingCalendar
{
    public Timestamp BarOpen(BarPeriod period, Timestamp at) => at;

    public Timestamp BarEnd(BarPeriod period, Timestamp open) => open;

    public Timestamp NextRollover(Timestamp after) =>
        after.Plus(2 * Timestamp.NanosPerHour).StartOfDay.Plus(22 * Timestamp.NanosPerHour);

    public DayOfWeek TradingDayEndingAt(Timestamp rollover) => rollover.ToDateTime().DayOfWeek;

    public bool IsOpen(TradingSessions sessions, Timestamp at) => at.ToDateTime().DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}

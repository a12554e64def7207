using System.CommandLine;
using System.Globalization;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus backtest</c>: the live engine over history.</summary>
internal static class BacktestCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var strategy = new Option<string>("--strategy") { Description = "A built-in strategy (ema-rsi, consensus) or the path of a strategy document.", HelpName = "NAME", Required = true };
        var settings = CommonOptions.Settings();
        var input = new Option<string[]>("--in") { Description = "Files to read, in the order of their time.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var format = new ImportCommand.FormatOptions();
        var source = new Option<string>("--source") { Description = "Read the store's data of this source instead of files.", HelpName = "N" };
        var symbol = CommonOptions.Symbol();
        var period = new Option<string>("--period") { Description = "With --source: tick (default), or bars of this period such as M1.", HelpName = "P" };
        var from = new Option<string>("--from") { Description = "First moment, included; UTC.", HelpName = "D" };
        var to = new Option<string>("--to") { Description = "Last moment, not included; UTC.", HelpName = "D" };
        var cash = new Option<string>("--cash") { Description = "What the account starts with (default 100000).", HelpName = "AMOUNT" };
        var currency = new Option<string>("--currency") { Description = "The account's currency (default USD).", HelpName = "CCY" };
        var leverage = new Option<string>("--leverage") { Description = "Notional per unit of margin, 1 to 2000.", HelpName = "N", DefaultValueFactory = _ => "30" };
        var hedging = new Option<bool>("--hedging") { Description = "Keep one position per opening order instead of one per instrument." };
        var instruments = new Option<string>("--instruments") { Description = "A file of instruments laid over the catalogue.", HelpName = "F" };
        var costs = new Option<string>("--costs") { Description = "A file of costs laid over the catalogue.", HelpName = "F" };
        var rates = new Option<string[]>("--rate") { Description = "A stated rate such as USDJPY=150; may be repeated.", HelpName = "PAIR=R" };
        var limits = new Option<string[]>("--limit") { Description = "A risk limit such as dailyLoss=0.05 (of the equity), exposure=30, orderLots=100, collar=0.05, quoteAge=60000, duplicateWindow=0 (ms); may be repeated.", HelpName = "NAME=V" };
        var report = new Option<string>("--report") { Description = "Where the HTML report goes.", HelpName = "F.html" };
        var ledger = new Option<string>("--ledger") { Description = "Where a copy of the ledger goes.", HelpName = "F" };
        var threads = new Option<string>("--threads") { Description = "2 reads ahead on another core, where there is one; 1 does not. The result is the same.", HelpName = "N", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount).ToString(CultureInfo.InvariantCulture) };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("backtest", "Run a strategy over history with the live engine.\n\nExample: arus backtest --strategy ema-rsi --in EURUSD_ticks.csv --symbol EURUSD --report report.html")
        {
            strategy, settings, input, format.Format, format.TimeZone, format.Columns, format.Scale, format.Crossed, source, symbol, period, from, to, cash, currency, leverage,
            hedging, instruments, costs, rates, limits, report, ledger, threads, data, json,
        };
        command.SetAction((parsed, cancel) =>
        {
            var instrument = CommonOptions.Instrument(parsed.GetRequiredValue(symbol));
            var threadCount = CommonOptions.Whole(parsed.GetRequiredValue(threads), "--threads", 1, 64);
            var files = parsed.GetValue(input) is { Length: > 0 } paths ? format.Read(parsed, paths, instrument, threadCount) : null;
            var store = parsed.GetValue(source) is { } name
                ? new StoreRequest(CommonOptions.Source(name), [instrument], Period(parsed.GetValue(period)))
                : null;
            if (files is null == store is null)
            {
                throw new InvalidInputException("BACKTEST_DATA", "--in or --source", files is null ? "neither was given" : "both were given", "files or a source of the store");
            }

            Refuse(parsed, files is null ? format.All : [period], files is null ? "--source" : "--in");
            var request = new BacktestRequest
            {
                Strategy = parsed.GetRequiredValue(strategy),
                Settings = CommonOptions.Pairs(parsed.GetValue(settings), "--set"),
                Instrument = instrument,
                Files = files,
                Store = store,
                From = CommonOptions.Moment(parsed.GetValue(from), "--from"),
                To = CommonOptions.Moment(parsed.GetValue(to), "--to"),
                Cash = Money.Of(Cash(parsed.GetValue(cash) ?? "100000"), Account(parsed.GetValue(currency) ?? "USD")),
                Leverage = CommonOptions.Whole(parsed.GetRequiredValue(leverage), "--leverage", 1, 2000),
                Mode = parsed.GetValue(hedging) ? PositionMode.Hedging : PositionMode.Netting,
                InstrumentsFile = parsed.GetValue(instruments),
                CostsFile = parsed.GetValue(costs),
                StatedRates = Rates(parsed.GetValue(rates)),
                Limits = RiskLimitText.Over(new BacktestRequest { Strategy = "", Instrument = instrument }.Limits, CommonOptions.Pairs(parsed.GetValue(limits), "--limit")),
                DataDirectory = DataDirectories.Resolve(parsed.GetValue(data)),
                ReportPath = parsed.GetValue(report),
                LedgerPath = parsed.GetValue(ledger),
                Threads = threadCount,
            };
            var result = Run(services, terminal, request, cancel);
            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(services.GetRequiredService<IBacktestReporter>().ToJson(result));
            }
            else
            {
                BacktestText.Write(terminal, result);
            }

            return Task.FromResult(result.IsComplete ? 0 : 1);
        });
        return command;
    }

    /// <summary>Runs a backtest behind a progress bar.</summary>
    public static BacktestResult Run(IServiceProvider services, Terminal terminal, BacktestRequest request, CancellationToken cancel)
    {
        using var progress = new ProgressBar(terminal, $"backtest {request.Strategy}");
        return services.GetRequiredService<IBacktester>().Run(request, terminal.ErrorIsTerminal ? progress : null, cancel);
    }

    public static BarPeriod Period(string? text) => text is null
        ? BarPeriod.Tick
        : Enum.TryParse<BarPeriod>(text, ignoreCase: true, out var period) && Enum.IsDefined(period) && !char.IsAsciiDigit(text[0])
            ? period
            : throw new InvalidInputException("PERIOD_INVALID", "--period", $"was '{text}'", string.Join(", ", Enum.GetNames<BarPeriod>()));

    /// <summary>An option that would change nothing is a misunderstanding, not a wish.</summary>
    private static void Refuse(ParseResult parsed, IEnumerable<Option> options, string beside)
    {
        Fault[] faults = [.. options.Where(option => parsed.GetResult(option) is { Implicit: false })
            .Select(option => new Fault("OPTION_USELESS", option.Name, $"it means nothing with {beside}", "to be left out"))];
        if (faults.Length > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static decimal Cash(string text)
    {
        const string expected = "an amount above 0 and up to 1000000000000000, such as 100000";
        var cash = CommonOptions.Number(text, "--cash", expected);
        return cash is > 0 and <= 1_000_000_000_000_000m ? cash : throw new InvalidInputException("NUMBER_INVALID", "--cash", $"was {text}", expected);
    }

    private static Currency Account(string text) => Currency.TryParse(text, out var currency)
        ? currency
        : throw new InvalidInputException("CURRENCY_INVALID", "--currency", $"was '{text}'", "a code of three to five letters such as USD");

    private static Dictionary<(Currency From, Currency To), decimal> Rates(string[]? stated)
    {
        var rates = new Dictionary<(Currency From, Currency To), decimal>();
        foreach (var (pair, rate) in CommonOptions.Pairs(stated, "--rate"))
        {
            if (pair.Length != 6 || !Currency.TryParse(pair[..3], out var from) || !Currency.TryParse(pair[3..], out var to)
                || !decimal.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value <= 0)
            {
                throw new InvalidInputException("RATE_INVALID", "--rate", $"was '{pair}={rate}'", "a pair and a positive rate such as USDJPY=150");
            }

            rates[(from, to)] = value;
        }

        return rates;
    }
}

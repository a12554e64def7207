using System.CommandLine;
using System.Globalization;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;

namespace Arus.Host.Commands;

/// <summary>The options that say what to run over which history: of a backtest, and of whatever makes many of them.</summary>
internal sealed class BacktestOptions
{
    private readonly Option<string> _strategy = new("--strategy") { Description = "A built-in strategy (ema-rsi, consensus) or the path of a strategy document.", HelpName = "NAME", Required = true };
    private readonly Option<string[]> _settings = CommonOptions.Settings();
    private readonly Option<string[]> _input = new("--in") { Description = "Files to read, in the order of their time.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private readonly ImportCommand.FormatOptions _format = new();
    private readonly Option<string> _source = new("--source") { Description = "Read the store's data of this source instead of files.", HelpName = "N" };
    private readonly Option<string> _symbol = CommonOptions.Symbol();
    private readonly Option<string> _period = new("--period") { Description = "With --source: tick (default), or bars of this period such as M1.", HelpName = "P" };
    private readonly Option<string> _from = new("--from") { Description = "First moment, included; UTC.", HelpName = "D" };
    private readonly Option<string> _to = new("--to") { Description = "Last moment, not included; UTC.", HelpName = "D" };
    private readonly Option<string> _cash = new("--cash") { Description = "What the account starts with (default 100000).", HelpName = "AMOUNT" };
    private readonly Option<string> _currency = new("--currency") { Description = "The account's currency (default USD).", HelpName = "CCY" };
    private readonly Option<string> _leverage = new("--leverage") { Description = "Notional per unit of margin, 1 to 2000.", HelpName = "N", DefaultValueFactory = _ => "30" };
    private readonly Option<bool> _hedging = new("--hedging") { Description = "Keep one position per opening order instead of one per instrument." };
    private readonly Option<string> _instruments = new("--instruments") { Description = "A file of instruments laid over the catalogue.", HelpName = "F" };
    private readonly Option<string> _costs = new("--costs") { Description = "A file of costs laid over the catalogue.", HelpName = "F" };
    private readonly Option<string[]> _rates = new("--rate") { Description = "A stated rate such as USDJPY=150; may be repeated.", HelpName = "PAIR=R" };
    private readonly Option<string[]> _limits = new("--limit") { Description = "A risk limit such as dailyLoss=0.05 (of the equity), exposure=30, orderLots=100, collar=0.05, quoteAge=60000, duplicateWindow=0 (ms); may be repeated.", HelpName = "NAME=V" };
    private readonly Option<string> _threads = new("--threads") { Description = "2 reads ahead on another core, where there is one; 1 does not. The result is the same.", HelpName = "N", DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount).ToString(CultureInfo.InvariantCulture) };
    private readonly Option<string> _data = CommonOptions.Data();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_strategy, _settings, _input, _format.Format, _format.TimeZone, _format.Columns, _format.Scale, _format.Crossed, _source, _symbol, _period, _from, _to, _cash, _currency, _leverage, _hedging, _instruments, _costs, _rates, _limits, _threads, _data])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="InvalidInputException">An option is wrong; it is named.</exception>
    public BacktestRequest Read(ParseResult parsed)
    {
        var instrument = CommonOptions.Instrument(parsed.GetRequiredValue(_symbol));
        var threadCount = CommonOptions.Whole(parsed.GetRequiredValue(_threads), "--threads", 1, 64);
        var files = parsed.GetValue(_input) is { Length: > 0 } paths ? _format.Read(parsed, paths, instrument, threadCount) : null;
        var store = parsed.GetValue(_source) is { } name
            ? new StoreRequest(CommonOptions.Source(name), [instrument], Period(parsed.GetValue(_period)))
            : null;
        if (files is null == store is null)
        {
            throw new InvalidInputException("BACKTEST_DATA", "--in or --source", files is null ? "neither was given" : "both were given", "files or a source of the store");
        }

        Refuse(parsed, files is null ? _format.All : [_period], files is null ? "--source" : "--in");
        return new BacktestRequest
        {
            Strategy = parsed.GetRequiredValue(_strategy),
            Settings = CommonOptions.Pairs(parsed.GetValue(_settings), "--set"),
            Instrument = instrument,
            Files = files,
            Store = store,
            From = CommonOptions.Moment(parsed.GetValue(_from), "--from"),
            To = CommonOptions.Moment(parsed.GetValue(_to), "--to"),
            Cash = Money.Of(Cash(parsed.GetValue(_cash) ?? "100000"), Account(parsed.GetValue(_currency) ?? "USD")),
            Leverage = CommonOptions.Whole(parsed.GetRequiredValue(_leverage), "--leverage", 1, 2000),
            Mode = parsed.GetValue(_hedging) ? PositionMode.Hedging : PositionMode.Netting,
            InstrumentsFile = parsed.GetValue(_instruments),
            CostsFile = parsed.GetValue(_costs),
            StatedRates = Rates(parsed.GetValue(_rates)),
            Limits = RiskLimitText.Over(new BacktestRequest { Strategy = "", Instrument = instrument }.Limits, CommonOptions.Pairs(parsed.GetValue(_limits), "--limit")),
            DataDirectory = DataDirectories.Resolve(parsed.GetValue(_data)),
            Threads = threadCount,
        };
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

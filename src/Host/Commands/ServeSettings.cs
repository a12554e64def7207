using System.Globalization;
using Arus.Contracts.Live;
using Arus.Contracts.Trading;
using Arus.Foundation.Documents;
using Arus.Foundation.Text;
using Arus.Host.Retraining;
using Arus.Host.SecondOpinions;
using Arus.Host.Serving;

namespace Arus.Host.Commands;

/// <summary>
/// What <c>arus serve</c> is told: a configuration file, and the command line laid over it. A real-money account is armed in the file alone, by name:
/// a slip on the command line cannot do it.
/// </summary>
internal sealed class ServeSettings
{
    private const string Family = "CONFIG";

    private static readonly string[] Keys =
    [
        "strategy", "settings", "symbols", "source", "venue", "cash", "currency", "leverage", "mode", "limits", "durability", "silentSeconds", "lateMilliseconds",
        "unprotected", "emergencyStop", "armed", "urls", "news", "secondOpinions", "masked", "retrain", "retrainMinutes", "promote",
    ];

    private readonly List<Fault> _faults = [];
    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, string> _settings = [];
    private readonly Dictionary<string, string> _limits = [];
    private List<string> _symbols = [];
    private List<string> _armed = [];
    private List<string> _news = [];
    private string _where = "arguments";

    /// <summary>Reads a configuration file.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or has a key that is not known.</exception>
    public void Read(string path)
    {
        _where = path;
        var root = DocumentParser.ReadFile(path, Family);
        if (root.Entries is not { } entries)
        {
            throw new InvalidInputException("CONFIG_SYNTAX", path, $"is {root.Form}", "a map of settings");
        }

        foreach (var (key, node) in entries)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{path}:{node.Line} {key}");
            switch (key)
            {
                case "settings": ReadMap(node, where, _settings); break;
                case "limits": ReadMap(node, where, _limits); break;
                case "symbols": _symbols = ReadList(node, where); break;
                case "news": _news = ReadList(node, where); break;
                case "armed": _armed = ReadList(node, where); break;
                case var known when Keys.Contains(known): _texts[key] = ReadText(node, where); break;
                default:
                    _faults.Add(new("CONFIG_UNKNOWN_KEY", where, "is not known", NearestName.Expectation(key, Keys)));
                    break;
            }
        }

        Throw();
    }

    /// <summary>Lays a word of the command line over the file's.</summary>
    public void Lay(string key, string? text)
    {
        if (text is not null)
        {
            _texts[key] = text;
        }
    }

    /// <summary>Lays lists and maps of the command line over the file's.</summary>
    public void Lay(string[]? symbols, IReadOnlyDictionary<string, string> settings, IReadOnlyDictionary<string, string> limits)
    {
        _symbols = symbols is { Length: > 0 } ? [.. symbols] : _symbols;
        foreach (var (name, value) in settings)
        {
            _settings[name] = value;
        }

        foreach (var (name, value) in limits)
        {
            _limits[name] = value;
        }
    }

    /// <summary>Lays the feeds of the command line over the file's.</summary>
    public void LayNews(string[]? news) => _news = news is { Length: > 0 } ? [.. news] : _news;

    /// <summary>Where headlines come from while it runs: addresses and files.</summary>
    public IReadOnlyList<string> News => _news;

    /// <summary>What language models may cost, and how they are asked; null when none is asked.</summary>
    public SecondOpinionTerms? SecondOpinions =>
        Number("secondOpinions", 0, 0, 10_000) is > 0 and var usd ? new(usd, bool.TryParse(_texts.GetValueOrDefault("masked"), out var isMasked) && isMasked) : null;

    /// <summary>Where to listen.</summary>
    public string Urls => _texts.GetValueOrDefault("urls", "http://localhost:8000");

    /// <summary>When models are trained anew; null for never.</summary>
    /// <exception cref="InvalidInputException">A setting is wrong; all of them are named.</exception>
    public RetrainOptions? ToRetraining()
    {
        var (days, minutes) = ((int)Number("retrain", 0, 0, 365), Number("retrainMinutes", 60, 1, 1_440));
        var promotion = _texts.GetValueOrDefault("promote", "manual");
        if (promotion is not ("auto" or "manual"))
        {
            _faults.Add(new("CONFIG_VALUE", "promote", $"was '{promotion}'", "auto or manual"));
        }

        Throw();
        return days == 0 ? null : new(days, promotion == "auto", TimeSpan.FromMinutes((double)minutes));
    }

    /// <summary>What the session does.</summary>
    /// <exception cref="InvalidInputException">A setting is wrong; all of them are named.</exception>
    public LiveOptions ToOptions()
    {
        var options = new LiveOptions
        {
            Strategy = _texts.GetValueOrDefault("strategy", "consensus"),
            Settings = _settings,
            Instruments = [.. (_symbols.Count > 0 ? _symbols : ["EURUSD"]).Select(CommonOptions.Instrument)],
            Source = CommonOptions.Source(_texts.GetValueOrDefault("source", "terminal")),
            Venue = Choice<VenueKind>("venue", "paper"),
            Cash = Money.Of(Number("cash", 100_000m, 0.01m, 1_000_000_000_000_000m), Account(_texts.GetValueOrDefault("currency", "USD"))),
            Leverage = (int)Number("leverage", 30, 1, 2_000),
            Mode = Choice<PositionMode>("mode", "netting"),
            Limits = RiskLimitText.Over(new RiskLimits(), _limits),
            Durability = Choice<Durability>("durability", "process"),
            SilentSecondsMax = (int)Number("silentSeconds", 30, 1, 86_400),
            LateMillisecondsMax = (int)Number("lateMilliseconds", 10_000, 100, 3_600_000),
            Unprotected = Choice<UnprotectedPolicy>("unprotected", "protect"),
            EmergencyStopFraction = Number("emergencyStop", 0.01m, 0.0001m, 0.5m),
            Armed = _armed,
            Reads =
            [
                .. _news.Count > 0 ? [ReadingKind.News] : Array.Empty<ReadingKind>(), ReadingKind.Journeys,
                .. SecondOpinions is not null ? [ReadingKind.SecondOpinions] : Array.Empty<ReadingKind>(),
            ],
        };
        if (_texts.TryGetValue("masked", out var masked) && !bool.TryParse(masked, out _))
        {
            _faults.Add(new("CONFIG_VALUE", "masked", $"was '{masked}'", "true or false"));
        }

        foreach (var address in _news.Where(address => address.Contains("://", StringComparison.Ordinal) && !NewsFeed.IsAddress(address)))
        {
            _faults.Add(new("CONFIG_VALUE", "news", $"was '{address}'", "an address such as https://example.com/feed.xml, or a file"));
        }

        foreach (var name in _armed.Where(name => name.Split('@') is not [{ Length: > 0 } login, { Length: > 0 }] || !login.All(char.IsAsciiDigit)))
        {
            _faults.Add(new("CONFIG_ARMED", $"{_where} armed", $"was '{name}'", "an account as LOGIN@SERVER, such as 5012345@Broker-Live"));
        }

        Throw();
        return options;
    }

    private void ReadMap(DocumentNode node, string where, Dictionary<string, string> into)
    {
        foreach (var (name, value) in node.Entries ?? new Dictionary<string, DocumentNode>())
        {
            into[name] = ReadText(value, $"{where}.{name}");
        }

        if (node.Entries is null)
        {
            _faults.Add(new("CONFIG_VALUE", where, $"is {node.Form}", "a map of names and values"));
        }
    }

    private List<string> ReadList(DocumentNode node, string where)
    {
        if (node.Items is not { } items)
        {
            _faults.Add(new("CONFIG_VALUE", where, $"is {node.Form}", "a list"));
            return [];
        }

        return [.. items.Select(item => ReadText(item, where))];
    }

    private string ReadText(DocumentNode node, string where)
    {
        if (node.Text is null)
        {
            _faults.Add(new("CONFIG_VALUE", where, $"is {node.Form}", "a single value"));
        }

        return node.Text ?? "";
    }

    private decimal Number(string key, decimal otherwise, decimal least, decimal most)
    {
        if (!_texts.TryGetValue(key, out var text))
        {
            return otherwise;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            && (key is "cash" or "emergencyStop" or "secondOpinions" || number == decimal.Truncate(number)))
        {
            return number;
        }

        _faults.Add(new("CONFIG_VALUE", key, $"was '{text}'", string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}")));
        return otherwise;
    }

    private T Choice<T>(string key, string otherwise)
        where T : struct, Enum
    {
        var text = _texts.GetValueOrDefault(key, otherwise);
        if (Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !char.IsAsciiDigit(text[0]))
        {
            return choice;
        }

        _faults.Add(new("CONFIG_VALUE", key, $"was '{text}'", string.Join(" or ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))));
        return default;
    }

    private static Currency Account(string text) => Currency.TryParse(text, out var currency)
        ? currency
        : throw new InvalidInputException("CURRENCY_INVALID", "currency", $"was '{text}'", "a code of three to five letters such as USD");

    private void Throw()
    {
        if (_faults.Count > 0)
        {
            throw new InvalidInputException([.. _faults]);
        }
    }
}

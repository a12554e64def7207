using System.CommandLine;

namespace Arus.Host.Commands;

/// <summary>The options of a live session, as <c>serve</c> takes them.</summary>
internal sealed class SessionOptions
{
    private readonly Option<string> _config = new("--config") { Description = "A configuration file; the other options are laid over it. Real-money accounts are armed here and nowhere else.", HelpName = "FILE" };
    private readonly Option<string> _strategy = new("--strategy") { Description = "A built-in strategy or the path of a document (default consensus).", HelpName = "NAME" };
    private readonly Option<string[]> _settings = CommonOptions.Settings();
    private readonly Option<string[]> _symbols = new("--symbol") { Description = "An instrument to trade (default EURUSD); may be repeated.", HelpName = "S" };
    private readonly Option<string> _source = new("--source") { Description = "The terminal whose quotes are traded on (default terminal).", HelpName = "N" };
    private readonly Option<string> _venue = new("--venue") { Description = "Where orders go: paper (default) or terminal.", HelpName = "V" };
    private readonly Option<string> _cash = new("--cash") { Description = "What a paper account starts with (default 100000).", HelpName = "AMOUNT" };
    private readonly Option<string> _currency = new("--currency") { Description = "The account's currency (default USD).", HelpName = "CCY" };
    private readonly Option<string> _leverage = new("--leverage") { Description = "Notional per unit of margin, 1 to 2000 (default 30).", HelpName = "N" };
    private readonly Option<string[]> _limits = new("--limit") { Description = "A risk limit such as dailyLoss=0.05; may be repeated.", HelpName = "NAME=V" };
    private readonly Option<string> _durability = new("--durability") { Description = "What an order waits for before it leaves: process (default; survives the death of the process) or medium (survives a power cut).", HelpName = "D" };
    private readonly Option<string> _silent = new("--silent") { Description = "Seconds without a quote after which nothing is opened (default 30).", HelpName = "SECONDS" };
    private readonly Option<string> _urls = new("--urls") { Description = "Where to listen (default http://localhost:8000).", HelpName = "URLS" };

    private readonly Option<string[]> _news = new("--news") { Description = "An RSS or Atom address, or a file of headlines, that is looked at while it runs; may be repeated.", HelpName = "URL" };
    private readonly Option<string> _secondOpinions = new("--second-opinions") { Description = "What language models may cost in a day, in US dollars; they are asked at the close of each bar (default 0: nobody is asked).", HelpName = "USD" };
    private readonly Option<bool> _masked = new("--masked") { Description = "With --second-opinions: hide the instrument, its currencies and every date from them." };
    private readonly Option<string> _retrain = new("--retrain") { Description = "Train models anew in the background when the newest is so many days old, drifts or is about to expire (default 0: never).", HelpName = "DAYS" };
    private readonly Option<string> _promote = new("--promote") { Description = "Who makes a better model champion: manual (default) or auto, by the rule.", HelpName = "WHO" };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_config, _strategy, _settings, _symbols, _source, _venue, _cash, _currency, _leverage, _limits, _durability, _silent, _news, _secondOpinions, _masked, _urls, _retrain, _promote])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The configuration with the command line laid over it.</summary>
    public ServeSettings Read(ParseResult parsed)
    {
        var settings = new ServeSettings();
        if (parsed.GetValue(_config) is { } file)
        {
            settings.Read(file);
        }

        settings.Lay("strategy", parsed.GetValue(_strategy));
        settings.Lay("source", parsed.GetValue(_source));
        settings.Lay("venue", parsed.GetValue(_venue));
        settings.Lay("cash", parsed.GetValue(_cash));
        settings.Lay("currency", parsed.GetValue(_currency));
        settings.Lay("leverage", parsed.GetValue(_leverage));
        settings.Lay("durability", parsed.GetValue(_durability));
        settings.Lay("silentSeconds", parsed.GetValue(_silent));
        settings.Lay("retrain", parsed.GetValue(_retrain));
        settings.Lay("promote", parsed.GetValue(_promote));
        settings.Lay("urls", parsed.GetValue(_urls));
        settings.Lay("secondOpinions", parsed.GetValue(_secondOpinions));
        settings.Lay("masked", parsed.GetValue(_masked) ? "true" : null);
        settings.LayNews(parsed.GetValue(_news));
        settings.Lay(parsed.GetValue(_symbols), CommonOptions.Pairs(parsed.GetValue(_settings), "--set"), CommonOptions.Pairs(parsed.GetValue(_limits), "--limit"));
        return settings;
    }
}

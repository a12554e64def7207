using System.CommandLine;
using System.Diagnostics;
using Arus.Foundation.Persistence;
using Arus.Host;
using Arus.Host.Commands;

namespace Arus.IntegrationTests.Host;

/// <summary>Every command, as a person or a program types it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly CommandDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Help_EveryCommand_HasAnExample()
    {
        foreach (var words in Commands(Root(), []))
        {
            var help = _desk.Done([.. words, "--help"]);

            Assert.Contains("Example: arus " + string.Join(' ', words), help.Out);
            Assert.Empty(help.Error);
        }
    }

    [Fact]
    public void Page_OfTheCommandLine_NamesEveryCommandAndOption()
    {
        var page = Repo.Read("docs/cli.md");

        var missing = Commands(Root(), []).Where(words => words.Length > 0 && !page.Contains($"arus {string.Join(' ', words)}", StringComparison.Ordinal))
            .Select(words => string.Join(' ', words))
            .Concat(Leaves(Root()).SelectMany(command => command.Options).Select(option => option.Name).Distinct().Where(name => !page.Contains($"`{name}", StringComparison.Ordinal)));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("docs/strategies.md", "EURUSD", "--strategy {file}")]
    [InlineData("docs/instruments.md", "XAUUSD", "--strategy ema-rsi --instruments {file} --costs {file}")]
    public void Example_OfAPage_Runs(string page, string symbol, string words)
    {
        var text = Repo.Read(page).ReplaceLineEndings("\n");
        var begin = text.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        var file = _desk.Write("example.yaml", text[begin..text.IndexOf("\n```", begin, StringComparison.Ordinal)]);

        _desk.Done(["backtest", .. words.Split(' ').Select(word => word == "{file}" ? file : word), "--symbol", symbol, "--in", _desk.Ticks(), "--data", _desk.Data]);
    }

    [Fact]
    public void Backtest_WithDeniedOrders_NamesTheDenials() => Assert.Contains(
        "QUANTITY_ABOVE_MAXIMUM",
        _desk.Done("backtest", "--strategy", "ema-rsi", "--set", "sizing.units=50000000", "--symbol", "EURUSD", "--in", _desk.Ticks(), "--data", _desk.Data).Out);

    [Fact]
    public void Backtest_ThatDecidesOnFridaysClose_IsNotDenied()
    {
        // Twenty trading days of five-hour swings: every bar at 21:00 UTC on a winter Friday closes as New York does.
        var result = _desk.Done(
            "backtest", "--strategy", "ema-rsi", "--symbol", "EURUSD", "--in", _desk.Bars(), "--timezone", "UTC", "--data", _desk.Data, "--json",
            "--set", "rule.fast=1", "--set", "rule.slow=2", "--set", "rule.rsi=2", "--set", "rule.above=51", "--set", "rule.below=49").Json();

        Assert.True(result.GetProperty("fills").GetInt64() > 200);
        Assert.Empty(result.GetProperty("denials").EnumerateObject());
    }

    [Fact]
    public void NoArguments_AreHelp() => Assert.Contains("Commands:", _desk.Done().Out);

    [Theory]
    [InlineData("imprt", "imprt: no such command; expected 'import', or another of")]
    [InlineData("data", "arus data: no command was given; expected one of list, gaps, verify, export")]
    [InlineData("data lst", "lst: no such command; expected 'list', or another of")]
    [InlineData("backtest --symbol EURUSD", "--strategy: Option '--strategy' is required")]
    [InlineData("backtest --strateg ema-rsi", "--strateg: arus backtest has no such option; expected '--strategy'")]
    [InlineData("agents --json --jsn", "--jsn: arus agents has no such option; expected '--json', or another of --run, --data, --json")]
    [InlineData("import --symbol EURUSD", "FILE")]
    [InlineData("import {bars} --symbl EURUSD", "--symbl: arus import has no such option; expected '--symbol'")]
    [InlineData("import {bars} --symbol EURUSD --dryrun", "--dryrun: arus import has no such option; expected '--dry-run'")]
    [InlineData("import {bars} --symbol bad$symbol", "--symbol: was 'bad$symbol'")]
    [InlineData("import {bars} --symbol EURUSD --source Bad!", "--source: was 'Bad!'")]
    [InlineData("import {bars} --symbol EURUSD --crossed maybe", "--crossed: was 'maybe'; expected flag or drop")]
    [InlineData("import {bars} --symbol EURUSD --scale -1", "--scale: was -1")]
    [InlineData("import {bars} --symbol EURUSD --timezone Mars", "Mars")]
    [InlineData("import {bars} --symbol EURUSD --format xml", "xml")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD", "--in or --source: neither was given")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --source import", "--in or --source: both were given")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --from 2014-13-01", "--from: was '2014-13-01'")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --cash lots", "--cash: was 'lots'")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --leverage x", "--leverage: was 'x'; expected a whole number from 1 to 2000")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --rate USDJPY=0", "--rate: was 'USDJPY=0'")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --set units", "--set: was 'units'; expected name=value")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --set sizing.unitz=5", "unitz: unknown key; expected 'units'")]
    [InlineData("backtest --strategy ema-rs --symbol EURUSD --in {bars}", "ema-rs: neither a built-in strategy nor a file; expected 'ema-rsi'")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --period M1", "--period: it means nothing with --in")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --source import --period M7", "--period: was 'M7'")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --source import --scale 10", "--scale: it means nothing with --source")]
    [InlineData("data gaps --source import --symbol EURUSD --longer soon", "--longer: was 'soon'")]
    [InlineData("data export --source import --symbol EURUSD", "holds no EURUSD ticks of import")]
    [InlineData("indicator rsii --in {bars}", "was 'rsii'; expected 'rsi', or another of")]
    [InlineData("indicator rsi --in {bars} --set period=0", "period")]
    [InlineData("indicator rsi --in {bars} --json", "--json: the rows would mix")]
    [InlineData("why seventeen", "ORDER: was 'seventeen'")]
    [InlineData("why O17", "it has no order O17")]
    [InlineData("replay O17 --run 3f9a", "run 3f9a: no run begins like this")]
    [InlineData("agents now", "now: one argument too many")]
    public void Faults_OfArguments_AreOneLineAndStatusTwo(string words, string expected)
    {
        var answer = _desk.Run([.. words.Replace("{bars}", _desk.Bars(100), StringComparison.Ordinal).Split(' '), .. Stored(words)]);

        Assert.Equal(2, answer.Status);
        Assert.Empty(answer.Out);
        Assert.Contains(expected, Assert.Single(answer.Faults));
    }

    [Fact]
    public void Faults_OfAStrategyFile_AreAllShownAtOnce()
    {
        var strategy = _desk.Write("many.yaml", "nme: x\nkind: consensus\ntimeframe: M7\nagents:\n  oracle: 1\n");

        var answer = _desk.Run("backtest", "--strategy", strategy, "--symbol", "EURUSD", "--in", _desk.Bars(100), "--data", _desk.Data);

        Assert.Equal(2, answer.Status);
        Assert.All(["nme", "timeframe", "oracle"], name => Assert.Contains(answer.Faults, fault => fault.Contains(name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("import {file} --symbol EURUSD")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {file}")]
    [InlineData("backtest --strategy {file} --symbol EURUSD --in {bars}")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --instruments {file}")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --costs {file}")]
    [InlineData("indicator rsi --in {file}")]
    [InlineData("ledger verify {file}")]
    public void File_ThatCannotBeRead_IsOneClearFault(string words)
    {
        var bars = _desk.Bars(100);
        foreach (var file in Unreadable())
        {
            var answer = _desk.Run([.. words.Split(' ').Select(word => word.Replace("{bars}", bars, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal)), .. Stored(words)]);

            Assert.True(answer.Status is 1 or 2, $"{words} with '{file}' ended with {answer.Status}");
            Assert.DoesNotContain("internal error", answer.Error);
            Assert.True(answer.Faults.Length > 0 || answer.Out.StartsWith("changed: ", StringComparison.Ordinal), $"{words} with '{file}' said nothing");
        }
    }

    [Fact]
    public void Import_Twice_StoresOnce()
    {
        var ticks = _desk.Ticks();
        string[] words = ["import", ticks, "--symbol", "EURUSD", "--data", _desk.Data, "--json"];

        var first = _desk.Done(words).Json();
        var second = _desk.Done(words).Json();

        Assert.Equal(5_000, first.GetProperty("stored").GetInt64());
        Assert.Equal(0, second.GetProperty("stored").GetInt64());
        Assert.Equal(5_000, second.GetProperty("alreadyThere").GetInt64());
    }

    [Fact]
    public void Import_DryRun_StoresNothing()
    {
        var outcome = _desk.Done("import", _desk.Ticks(), "--symbol", "EURUSD", "--data", _desk.Data, "--dry-run", "--json").Json();

        Assert.Equal(5_000, outcome.GetProperty("stored").GetInt64());
        Assert.False(Directory.Exists(_desk.Data));
    }

    [Theory]
    [InlineData("tick")]
    [InlineData("H1")]
    public void Store_FromImportToExportAndBack_KeepsEveryRow(string period)
    {
        var (file, rows) = period == "tick" ? (_desk.Ticks(), 5_000) : (_desk.Bars(), 1_000);
        string[] series = ["--source", "mine", "--symbol", "EURUSD", "--period", period, "--data", _desk.Data];
        var exported = Path.Combine(_desk.Folder, "out.csv");

        _desk.Done("import", file, "--symbol", "EURUSD", "--source", "mine", "--timezone", "UTC", "--data", _desk.Data);
        var listed = Assert.Single(_desk.Done("data", "list", "--data", _desk.Data, "--json").Json().GetProperty("series").EnumerateArray());
        var gaps = _desk.Done(["data", "gaps", .. series, "--json"]).Json();
        var verified = _desk.Done("data", "verify", "--data", _desk.Data, "--json").Json();
        var written = _desk.Done(["data", "export", .. series, "--out", exported, "--json"]).Json();
        var again = _desk.Done("import", exported, "--symbol", "EURUSD", "--source", "mine", "--data", _desk.Data, "--json").Json();

        Assert.Equal(rows, listed.GetProperty("rows").GetInt64());
        Assert.Empty(gaps.GetProperty("gaps").EnumerateArray());
        Assert.Equal(rows, verified.GetProperty("rows").GetInt64());
        Assert.Equal(rows, written.GetProperty("rows").GetInt64());
        Assert.Equal(rows, again.GetProperty("alreadyThere").GetInt64());
        Assert.Equal(File.ReadAllText(exported), _desk.Done(["data", "export", .. series]).Out);
    }

    [Fact]
    public void Export_OfNothing_LeavesTheFileThatWasThere()
    {
        var kept = _desk.Write("kept.csv", "mine");

        var answer = _desk.Run("data", "export", "--source", "none", "--symbol", "EURUSD", "--out", kept, "--data", _desk.Data);

        Assert.Equal(2, answer.Status);
        Assert.Equal("mine", File.ReadAllText(kept));
        Assert.Single(Directory.GetFiles(_desk.Folder));
    }

    [Fact]
    public void Import_BesideAnotherWriter_IsRefusedAndReadingIsNot()
    {
        var ticks = _desk.Ticks();
        _desk.Done("import", ticks, "--symbol", "EURUSD", "--data", _desk.Data);
        using var directory = DataDirectory.OpenForWriting(_desk.Data, [], TimeProvider.System);

        var refused = _desk.Run("import", ticks, "--symbol", "EURUSD", "--data", _desk.Data);
        var listed = _desk.Run("data", "list", "--data", _desk.Data);

        Assert.Equal(3, refused.Status);
        Assert.StartsWith("arus: refused: ", Assert.Single(refused.Faults));
        Assert.Equal(0, listed.Status);
    }

    [Fact]
    public void Indicator_ToStandardOutputOrAFile_IsTheSame()
    {
        var (bars, target) = (_desk.Bars(100), Path.Combine(_desk.Folder, "rsi.csv"));

        var printed = _desk.Done("indicator", "rsi", "--set", "period=5", "--in", bars);
        var json = _desk.Done("indicator", "rsi", "--set", "period=5", "--in", bars, "--out", target, "--json").Json();

        Assert.Equal(File.ReadAllText(target), printed.Out);
        Assert.Equal(100, json.GetProperty("bars").GetInt64());
        Assert.Equal(101, printed.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Backtest_ThenWhyReplayRunsAndVerify_TellOneStory()
    {
        var (bars, ledger) = (_desk.Bars(), Path.Combine(_desk.Folder, "ledger.jsonl"));

        var result = _desk.Done("backtest", "--strategy", "ema-rsi", "--symbol", "EURUSD", "--in", bars, "--ledger", ledger, "--data", _desk.Data, "--json").Json();
        var run = Assert.Single(_desk.Done("runs", "--data", _desk.Data, "--json").Json().GetProperty("runs").EnumerateArray());
        var id = run.GetProperty("id").GetString()!;
        var why = _desk.Done("why", "O1", "--data", _desk.Data, "--json").Json();
        var replay = _desk.Done("replay", "O1", "--run", id[..6], "--data", _desk.Data, "--json").Json();
        var verified = _desk.Done("ledger", "verify", ledger, "--json").Json();

        Assert.True(result.GetProperty("orders").GetInt64() > 1);
        Assert.Equal(result.GetProperty("hash").GetString(), run.GetProperty("hash").GetString());
        Assert.Equal(result.GetProperty("hash").GetString(), verified.GetProperty("hash").GetString());
        Assert.All(["tick", "features", "decision", "risk", "order", "fill"], hop => Assert.Contains(why.GetProperty("hops").EnumerateArray(), one => one.GetProperty("hop").GetString() == hop));
        Assert.True(replay.GetProperty("identical").GetBoolean());
        Assert.Equal(0, _desk.Run("why", "O1", "--ledger", ledger).Status);
        Assert.Equal(0, _desk.Run("why", "O1", "--run", id, "--data", _desk.Data).Status);
        Assert.Equal(2, _desk.Run("why", "O999999", "--ledger", ledger).Status);
    }

    [Fact]
    public void Ledger_WithAChangedByte_IsFoundOut()
    {
        var ledger = Path.Combine(_desk.Folder, "ledger.jsonl");
        _desk.Done("backtest", "--strategy", "ema-rsi", "--symbol", "EURUSD", "--in", _desk.Bars(), "--ledger", ledger, "--data", _desk.Data);
        var lines = File.ReadAllLines(ledger);
        var changed = Array.FindIndex(lines, line => line.Contains("\"kind\":\"fill\"", StringComparison.Ordinal));
        lines[changed] = lines[changed].Replace("\"price\":1.", "\"price\":2.", StringComparison.Ordinal);
        File.WriteAllText(ledger, string.Join('\n', lines) + "\n");

        var verified = _desk.Run("ledger", "verify", ledger);
        var replayed = _desk.Run("replay", "O1", "--ledger", ledger, "--data", _desk.Data);

        Assert.Equal(1, verified.Status);
        Assert.Contains($"record {changed + 1}", verified.Out);
        Assert.Equal(1, replayed.Status);
        Assert.Contains($"different at record {changed + 1}", replayed.Out);
    }

    [Fact]
    public void Lists_OfAgentsAndFeatures_AreWhole()
    {
        Assert.Equal(16, _desk.Done("agents", "--json").Json().GetProperty("agents").GetArrayLength());
        Assert.True(_desk.Done("features", "--json").Json().GetProperty("features").GetArrayLength() >= 11);
        Assert.NotEmpty(_desk.Done("agents").Out);
        Assert.NotEmpty(_desk.Done("features").Out);
    }

    [Fact]
    public void Demo_Twice_GivesTheSameHash()
    {
        var first = _desk.Done("demo", "--headless", "--data", _desk.Data, "--json").Json();
        var second = _desk.Done("demo", "--headless", "--data", _desk.Data, "--json").Json();

        Assert.Equal(first.GetProperty("hash").GetString(), second.GetProperty("hash").GetString());
        Assert.True(first.GetProperty("fills").GetInt64() > 0);
    }

    [Fact]
    public void Process_OfItsOwn_AnswersInStreamsAndStatus()
    {
        var good = Start("agents", "--json");
        var bad = Start("data", "list", "--dta", "x");

        Assert.Equal(0, good.Status);
        Assert.Empty(good.Error);
        Assert.Equal(16, good.Json().GetProperty("agents").GetArrayLength());
        Assert.Equal(2, bad.Status);
        Assert.Empty(bad.Out);
        Assert.StartsWith("arus: --dta: arus data list has no such option", Assert.Single(bad.Faults));
    }

    /// <summary>The same command line in a process.</summary>
    private static CommandAnswer Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandAnswer(process.ExitCode, output, error.Result);
    }

    /// <summary>A data directory of the test's own, for every command that has one.</summary>
    private string[] Stored(string words) =>
        words.Split(' ') is ["import" or "backtest" or "why" or "replay", ..] or ["data", "gaps" or "export", ..] ? ["--data", _desk.Data] : [];

    private IEnumerable<string> Unreadable()
    {
        yield return "";
        yield return _desk.Folder;
        yield return Path.Combine(_desk.Folder, "missing.csv");
        yield return _desk.Write("empty.csv", "");
        yield return _desk.Write("cut.zip", "PK\u0003\u0004 and then nothing");
        yield return _desk.Write("cut.gz", "\u001f nothing");
        if (OperatingSystem.IsLinux())
        {
            yield return "/dev/zero";
            var pipe = Path.Combine(_desk.Folder, "pipe");
            if (!File.Exists(pipe))
            {
                using var made = Process.Start("mkfifo", [pipe])!;
                made.WaitForExit();
            }

            yield return pipe;
        }
    }

    private static RootCommand Root() => CommandLine.Root(null!, new Terminal(TextWriter.Null, TextWriter.Null, ErrorIsTerminal: false));

    private static IEnumerable<string[]> Commands(Command command, string[] words) =>
        command.Subcommands.SelectMany(one => Commands(one, [.. words, one.Name])).Prepend(words);

    private static IEnumerable<Command> Leaves(Command command) => command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Arus.Contracts.Language;
using Arus.IntegrationTests.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Host;

/// <summary>Questions about the past from the command line to what a backtest hears, through the real client library and a server that speaks OpenAI's protocol.</summary>
public sealed partial class OpinionsCommandTests : IAsyncDisposable
{
    private const int Bars = 160;
    private const int Closes = Bars - 39;

    // Its training ended before the bars of the desk; that of the other, which nobody knows, may not have.
    private const string Unknowing = "gpt-4o";
    private const string Unknown = "llama";

    private readonly List<FakeProvider> _servers = [];
    private readonly Asked _asked = new();
    private readonly CommandDesk _desk;

    public OpinionsCommandTests()
    {
        _desk = new(services => services.AddSingleton<ISecondOpinions>(_asked));
        _desk.Done("import", _desk.Bars(Bars), "--symbol", "EURUSD", "--source", "mine", "--timezone", "UTC", "--data", _desk.Data);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        _desk.Dispose();
    }

    [Fact]
    public async Task Ask_Twice_AsksEachCloseOnceAndKeepsTheAnswers()
    {
        var server = await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.OpenAi(Honest, Unknowing));

        var (first, second) = (Ask(), Ask());

        Assert.Equal((Closes, Closes, Closes, "done"), (Number(first, "closes"), Number(first, "put"), Number(first, "kept"), Text(first, "end")));
        Assert.Equal((Closes, 0, 0, "done"), (Number(second, "closes"), Number(second, "questions"), Number(second, "put"), Text(second, "end")));
        Assert.Equal(Closes, server.Requests.Count);
        Assert.Equal(Text(first, "id"), Text(second, "id"));
        var item = Assert.Single(_desk.Done("opinions", "list", "--data", _desk.Data, "--json").Json().GetProperty("items").EnumerateArray());
        Assert.Equal((Unknowing, Closes, 0, 0), (Text(item, "model"), Number(item, "answers"), Number(item, "abstained"), Number(item, "contaminated")));
        Assert.Equal(first.GetProperty("costUsd").GetDecimal(), item.GetProperty("costUsd").GetDecimal());
        Assert.Contains($"{Closes} answers: opinions {Text(first, "id")}", _desk.Done("opinions", "list", "--data", _desk.Data).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_BudgetThatEnds_StopsWithWhatIsKeptAndGoesOnWithMore()
    {
        await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.OpenAi(Honest, Unknowing));
        var estimate = _desk.Done([.. Question(), "--estimate"]).Json();
        var some = estimate.GetProperty("mostUsd").GetDecimal() / 10;

        var answer = _desk.Run([.. Question(), "--usd", some.ToString(CultureInfo.InvariantCulture)]);
        var poor = answer.Json();
        var rich = Ask();

        Assert.Equal((Closes, 0), (Number(estimate, "questions"), Number(estimate, "put")));
        Assert.Equal((1, "budget"), (answer.Status, Text(poor, "end")));
        Assert.InRange(Number(poor, "kept"), 4, Closes - 4);
        Assert.True(poor.GetProperty("costUsd").GetDecimal() <= some);
        Assert.Equal((Closes, "done"), (Number(poor, "kept") + Number(rich, "kept"), Text(rich, "end")));
    }

    [Fact]
    public async Task Ask_AServerThatIsBusyAndThenOneThatTalksNonsense_AbstainsAndSaysSo()
    {
        await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.Status(429, "{}", ("Retry-After", "60")));
        var busy = _desk.Run([.. Question(), "--usd", "9"]);
        await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.OpenAi("no JSON at all", model: Unknowing));
        var nonsense = Ask();

        Assert.Equal((1, "nobodyAnswers", 0), (busy.Status, Text(busy.Json(), "end"), Number(busy.Json(), "kept")));
        Assert.Equal((Closes, Closes), (Number(nonsense, "kept"), Number(nonsense.GetProperty("outcomes"), "malformed")));
        var run = Backtest("current");
        Assert.Equal(0, Seat(run).GetProperty("opinions").GetInt64());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("contaminated").ValueKind);
    }

    [Fact]
    public async Task Backtest_WithAnswers_HearsThemIsTheSameTwiceAndReplaysAfterMoreCame()
    {
        await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.OpenAi(Honest, Unknowing));
        Ask("--to", "2024-01-15");
        var (first, second, deaf) = (Backtest("current", "first.jsonl"), Backtest("current"), Backtest("none"));
        Ask();

        var replayed = _desk.Done("replay", "O1", "--data", _desk.Data, "--ledger", Path.Combine(_desk.Folder, "first.jsonl"), "--json").Json();

        Assert.Equal(Text(first, "hash"), Text(second, "hash"));
        Assert.NotEqual(Text(first, "hash"), Text(deaf, "hash"));
        Assert.True(replayed.GetProperty("identical").GetBoolean());
        Assert.NotEqual(Text(first, "hash"), Text(Backtest("current"), "hash"));
        Assert.True(Seat(first).GetProperty("opinions").GetInt64() > 20, $"only {Seat(first).GetProperty("opinions")} opinions");
        Assert.Equal("noSource", Text(Seat(deaf), "state"));
        Assert.Equal(0, Number(first.GetProperty("contaminated"), "answers"));
        Assert.DoesNotContain("CONTAMINATED_OPINIONS", first.GetProperty("verdict").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_WithAModelThatMayKnowWhatCame_IsLabelledEverywhere()
    {
        await Provide(ProviderKind.Local, Unknown, FakeProvider.OpenAi(Honest, "llama-of-no-date"));
        var server = _servers[^1];
        Ask("--masked");

        var run = Backtest("current");
        var text = _desk.Done([.. Run("current")]);

        Assert.DoesNotContain("EURUSD", server.Requests[0].Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("2024", server.Requests[0].Raw, StringComparison.Ordinal);
        var found = run.GetProperty("contaminated");
        Assert.Equal(Number(found, "of"), Number(found, "answers"));
        Assert.Equal(Number(found, "of"), Number(found, "masked"));
        Assert.InRange(Number(found, "of"), Closes - 2, Closes);
        Assert.Equal(Unknown, Assert.Single(found.GetProperty("models").EnumerateArray()).GetString());
        Assert.Contains("CONTAMINATED_OPINIONS", run.GetProperty("verdict").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("CONTAMINATED: ", text.Out, StringComparison.Ordinal);
        Assert.Contains("Contaminated: ", File.ReadAllText(run.GetProperty("report").GetString()!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_WithAModelThatMayKnowWhatCame_IsSuspectAtMostAndSaysWhy()
    {
        await Provide(ProviderKind.Local, Unknown, FakeProvider.OpenAi(Honest, Unknown));
        Ask();

        var found = _desk.Run([.. Run("current").Select(word => word == "backtest" ? "validate" : word), "--trials", "2", "--no-agents", "--json"]).Json();

        Assert.NotEqual("PASS", Text(found, "verdict"));
        Assert.Equal("SUSPECT", Text(found.GetProperty("checks").EnumerateArray().Single(check => Text(check, "code") == "CONTAMINATED_OPINIONS"), "finding"));
        Assert.Equal(Unknown, found.GetProperty("contaminated").GetProperty("models")[0].GetString());
    }

    [Fact]
    public async Task Agents_WithKeptAnswers_SaysThatTheSeatHasASource()
    {
        var before = _desk.Done("agents", "--data", _desk.Data, "--json").Json();
        await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.OpenAi(Honest, Unknowing));
        var id = Text(Ask(), "id");

        Assert.Equal(JsonValueKind.Null, before.GetProperty("opinions").ValueKind);
        Assert.Equal(id, Text(_desk.Done("agents", "--data", _desk.Data, "--json").Json(), "opinions"));
        Assert.Contains($"has a source in a backtest: opinions {id}", _desk.Done("agents", "--data", _desk.Data).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Interrupted_KeepsWhatWasAnsweredAndGoesOnFromThere()
    {
        var begun = new TaskCompletionSource();
        var honest = FakeProvider.OpenAi(Honest, Unknown);
        await using var server = await FakeProvider.Start([.. Enumerable.Repeat(honest, 8), FakeProvider.Stalled(begun)]);
        using var process = Programs.Start(
            "arus",
            new Dictionary<string, string>
            {
                ["ARUS_LLM_URL"] = server.Address("/v1").ToString(), ["ARUS_LLM_MODEL"] = Unknown, ["OPENAI_API_KEY"] = "", ["DEEPSEEK_API_KEY"] = "", ["GEMINI_API_KEY"] = "", ["ANTHROPIC_API_KEY"] = "",
            },
            [.. Question(), "--usd", "0"]);

        await begun.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        using var signal = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Provide(ProviderKind.Local, Unknown, honest);
        var rest = Ask();

        using var first = JsonDocument.Parse(said);
        Assert.Equal((1, "stopped", 8), (process.ExitCode, Text(first.RootElement, "end"), Number(first.RootElement, "kept")));
        Assert.Equal((Closes - 8, "done"), (Number(rest, "kept"), Text(rest, "end")));
    }

    [Fact]
    public async Task Ask_ModelsOneAfterTheOther_AreKeptBesideEachOtherAndTheFirstIsHeard()
    {
        await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.OpenAi(Honest, Unknowing));
        Ask();
        var before = Backtest("current");
        await Provide(ProviderKind.Local, Unknown, FakeProvider.OpenAi(Honest, Unknown));
        var other = Ask();
        var after = Backtest("current");

        Assert.Equal(Closes, Number(other, "kept"));
        Assert.Equal(2, _desk.Done("opinions", "list", "--data", _desk.Data, "--json").Json().GetProperty("items").GetArrayLength());
        Assert.Equal((0, 0), (Number(before.GetProperty("contaminated"), "answers"), Number(after.GetProperty("contaminated"), "answers")));
        Assert.Equal(Text(before, "endEquity"), Text(after, "endEquity"));
    }

    [Theory]
    [InlineData("OPINIONS_QUESTION", "--strategy", "council", "--timeframe", "H1")]
    [InlineData("OPINIONS_QUESTION", "--timeframe", "H1")]
    [InlineData("OPINIONS_NO_SEAT", "--strategy", "consensus")]
    [InlineData("RESOLUTION_TOO_COARSE", "--timeframe", "M15", "--horizon", "4")]
    [InlineData("PROVIDER_INVALID", "--timeframe", "H1", "--horizon", "4", "--provider", "nobody")]
    [InlineData("OPINIONS_NO_PROVIDER", "--timeframe", "H1", "--horizon", "4", "--provider", "anthropic")]
    [InlineData("NUMBER_INVALID", "--timeframe", "H1", "--horizon", "4", "--usd", "-1")]
    public async Task Ask_SomethingWrong_SaysWhatInOneLine(string code, params string[] options)
    {
        await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.OpenAi(Honest, Unknowing));

        var answer = _desk.Run(["opinions", "ask", "--symbol", "EURUSD", "--source", "mine", "--period", "H1", "--data", _desk.Data, .. options, .. options.Contains("--usd") ? [] : (string[])["--usd", "1"]]);

        Assert.Equal(2, answer.Status);
        Assert.Contains(code, Assert.Single(answer.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_DamagedAnswers_NamesTheFileAndTheLine()
    {
        await Provide(ProviderKind.OpenAi, Unknowing, FakeProvider.OpenAi(Honest, Unknowing));
        Ask();
        var file = Path.Combine(_desk.Data, "language", "opinions.jsonl");
        var lines = File.ReadAllLines(file);
        lines[4] = lines[4][..20];
        File.WriteAllText(file, string.Join('\n', lines) + "\n");
        using var later = new CommandDesk();

        var answer = later.Run([.. Run("current")]);

        Assert.Equal(2, answer.Status);
        Assert.Contains($"{file}:5", Assert.Single(answer.Faults), StringComparison.Ordinal);
        Assert.Contains("OPINIONS_DAMAGED", answer.Faults[0], StringComparison.Ordinal);
    }

    private static string Honest(ProviderRequest request)
    {
        var rsi = Rsi().Match(request.Raw).Groups[1].Value;
        var probability = double.Parse(rsi, CultureInfo.InvariantCulture) > 50 ? 0.8 : 0.2;
        return string.Create(CultureInfo.InvariantCulture, $$"""{"probability":{{probability}},"reasons":[{"text":"it is {{rsi}}","number":"rsi14","value":{{rsi}}}]}""");
    }

    [GeneratedRegex(@"rsi14 = ([0-9.]+)")]
    private static partial Regex Rsi();

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static JsonElement Seat(JsonElement run) => run.GetProperty("agents").EnumerateArray().Single(one => one.GetProperty("agent").GetString() == "second-opinion");

    private async Task<FakeProvider> Provide(ProviderKind kind, string model, Func<HttpContext, Task> step)
    {
        var server = await FakeProvider.Start(step);
        _servers.Add(server);
        _asked.Providers = [server.Options(kind, model)];
        return server;
    }

    private string Strategy() => _desk.Write("opinions.yaml", """
        name: opinions
        timeframe: H1
        horizon: 4
        agents: { second-opinion: { weight: 1, trust: 1 }, technical-indicator: { weight: 0.1 } }
        consensus: { enter: 0.5, confidence: 0 }
        protection: { stop: { atr: 3 } }
        """);

    private string[] Question() => ["opinions", "ask", "--strategy", Strategy(), "--symbol", "EURUSD", "--source", "mine", "--period", "H1", "--data", _desk.Data, "--json"];

    private JsonElement Ask(params string[] options) => _desk.Done([.. Question(), "--usd", "9", .. options]).Json();

    private string[] Run(string opinions) =>
        ["backtest", "--strategy", Strategy(), "--set", $"sources.opinions={opinions}", "--symbol", "EURUSD", "--source", "mine", "--period", "H1", "--data", _desk.Data];

    private JsonElement Backtest(string opinions, string? ledger = null) =>
        _desk.Done([.. Run(opinions), "--json", .. ledger is null ? [] : (string[])["--ledger", Path.Combine(_desk.Folder, ledger)]]).Json();

    /// <summary>The real ones, with keys from here.</summary>
    private sealed class Asked : ISecondOpinions
    {
        private readonly Arus.Language.Providers.SecondOpinions _real = new(TimeProvider.System);

        public IReadOnlyList<ProviderOptions> Providers { get; set; } = [];

        IReadOnlyList<ProviderOptions> ISecondOpinions.Providers(Func<string, string?> variable) => Providers;

        public ISecondOpinion Create(SecondOpinionOptions options) => _real.Create(options);
    }
}

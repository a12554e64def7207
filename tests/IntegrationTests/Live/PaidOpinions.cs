using System.Globalization;
using System.Text.Json;
using Arus.IntegrationTests.Language;

namespace Arus.IntegrationTests.Live;

/// <summary>
/// One session from its first quote to its replay, with a language model of a local server beside it that has a price: it answers, then holds an answer back until
/// orders went on without it, answers again, and is left alone when the day's budget is spent.
/// </summary>
public sealed class PaidOpinions : IAsyncLifetime
{
    /// <summary>The probability the model gives.</summary>
    public const double Probability = 0.75;

    /// <summary>What a day may cost, in US dollars.</summary>
    public const decimal Budget = 2m;

    /// <summary>Questions before the one whose answer is held back.</summary>
    public const int AnsweredBefore = 4;

    /// <summary>How many orders are waited for while the answer is held back.</summary>
    public const int OrdersWhileHeld = 3;

    private const string Strategy = """
        name: paid
        kind: consensus
        timeframe: S1
        horizon: 6
        agents:
          technical-indicator: { weight: 1 }
          market-analysis: { weight: 1 }
          second-opinion: { weight: 1, age: 100, trust: 1 }
        consensus: { enter: 0.502, exit: 0.5, confidence: 0, half_life: 6, delay_bars: 1 }
        learning: { enabled: false }
        sizing: { units: 1000 }
        protection: { stop: { atr: 3 }, take: { atr: 3 } }
        """;

    // A thousand tokens read and fifty written, as the server says it did, cost twelve cents.
    private const string Prices = "id,provider,model,validFrom,input,cachedInput,output\nlocal-1,Local,local-model,2020-01-01,100,100,400\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("arus-paid-").FullName;
    private Platform _platform = null!;

    /// <summary>What one answer costs, in US dollars.</summary>
    public static decimal PriceOfOne => 0.12m;

    /// <summary>What the server was asked before the session ended.</summary>
    internal IReadOnlyList<ProviderRequest> Asked { get; private set; } = [];

    /// <summary>How many questions it got from the replay.</summary>
    public int AskedByReplay { get; private set; }

    /// <summary>The ledger of the session.</summary>
    public IReadOnlyList<JsonElement> Ledger { get; private set; } = [];

    /// <summary>What the program says of the replay of its day.</summary>
    public JsonElement Replay { get; private set; }

    /// <summary>What another model was asked about the same history afterwards.</summary>
    internal IReadOnlyList<ProviderRequest> AskedOfThePast { get; private set; } = [];

    /// <summary>What the program says of that.</summary>
    public JsonElement Harvest { get; private set; }

    /// <summary>What the session's agents answered over the network when all quotes were in.</summary>
    public JsonElement Agents { get; private set; }

    /// <summary>The lines of a file of the data directory's folder for language models.</summary>
    public string[] Kept(string file) => File.ReadAllLines(Path.Combine(_platform.Data, "language", file));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        try
        {
            await Run();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _platform?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task Run()
    {
        var (held, letGo) = (new TaskCompletionSource(), new TaskCompletionSource());
        var answer = FakeProvider.Founded(Probability);
        await using var provider = await FakeProvider.Start([.. Enumerable.Repeat(answer, AnsweredBefore), FakeProvider.Held(held, letGo.Task, answer), answer]);
        var (strategy, prices) = (Path.Combine(_folder, "paid.yaml"), Path.Combine(_folder, "prices.csv"));
        await File.WriteAllTextAsync(strategy, Strategy);
        await File.WriteAllTextAsync(prices, Prices);
        _platform = new(
            WalkFile.Write(_folder, seed: 17, quotes: 2_000),
            ["--strategy", strategy, "--second-opinions", Budget.ToString(CultureInfo.InvariantCulture)], ["--speed", "50"])
        {
            Environment = new Dictionary<string, string>
            {
                ["ARUS_LLM_URL"] = provider.Address("/v1").ToString(),
                ["ARUS_LLM_MODEL"] = "local-model",
                ["ARUS_LLM_KEY"] = "",
                ["ARUS_LLM_PRICES"] = prices,
                ["OPENAI_API_KEY"] = "",
                ["DEEPSEEK_API_KEY"] = "",
                ["GEMINI_API_KEY"] = "",
                ["ANTHROPIC_API_KEY"] = "",
            },
        };
        _platform.StartServer();
        _platform.StartTerminal();

        await held.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var before = Orders();
        await _platform.Until(() => Orders() >= before + OrdersWhileHeld);
        letGo.SetResult();

        await _platform.Played();
        using (var client = await _platform.SignIn())
        {
            Agents = JsonDocument.Parse(await client.GetStringAsync("api/v1/agents")).RootElement;
        }

        Assert.Equal(0, await _platform.StopServer());
        Ledger = _platform.LedgerSoFar();
        Asked = provider.Requests;
        Replay = ReplayDay();
        AskedByReplay = provider.Requests.Count - Asked.Count;
        Harvest = AskOfThePast(strategy, new(_platform.Environment.ToDictionary()) { ["ARUS_LLM_MODEL"] = "another-model" });
        AskedOfThePast = [.. provider.Requests.Skip(Asked.Count)];
    }

    private int Orders() => _platform.LedgerSoFar().Count(record => record.GetProperty("kind").GetString() == "order" && record.GetProperty("risk").GetProperty("approved").GetBoolean());

    private JsonElement AskOfThePast(string strategy, Dictionary<string, string> environment)
    {
        using var process = Programs.Start(
            "arus", environment, "opinions", "ask", "--strategy", strategy, "--symbol", "EURUSD", "--source", "mine", "--usd", "0", "--data", _platform.Data, "--json");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
        return JsonDocument.Parse(output).RootElement;
    }

    private JsonElement ReplayDay()
    {
        var (status, output, error) = Programs.Arus("replay", "--day", "--data", _platform.Data, "--json");
        Assert.True(status == 0, output + error);
        return JsonDocument.Parse(output).RootElement;
    }
}

using Arus.Contracts.Language;
using Arus.Language.Providers;

namespace Arus.UnitTests.Language.Providers;

public sealed class SecondOpinionsTests : IDisposable
{
    private static readonly Situation Asked = new(TenantId.Local, InstrumentId.Of("EURUSD"), Timestamp.Utc(2026, 1, 5), Timestamp.NanosPerHour, "mid higher after the horizon", [new("RSI(14)", 50)], []);
    private readonly string _folder = Directory.CreateTempSubdirectory("opinions").FullName;
    private readonly SecondOpinions _opinions = new(TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Create_WithoutAnyKey_WorksAndAbstains()
    {
        var providers = _opinions.Providers(_ => null);
        using var opinion = _opinions.Create(new() { Providers = providers });

        var answer = await opinion.Ask(Asked, TestContext.Current.CancellationToken);

        Assert.Empty(providers);
        Assert.False(opinion.IsAvailable);
        Assert.Equal((SecondOpinionOutcome.NoProvider, 0.5, 0m), (answer.Outcome, answer.Probability, answer.CostUsd));
    }

    [Fact]
    public void Providers_KeysOfTheEnvironment_AreUsed()
    {
        var environment = new Dictionary<string, string> { ["OPENAI_API_KEY"] = "a", ["ANTHROPIC_API_KEY"] = "b", ["ANTHROPIC_MODEL"] = "claude-sonnet-4-5", ["ARUS_LLM_URL"] = "http://localhost:8080/v1" };

        var providers = _opinions.Providers(environment.GetValueOrDefault);

        Assert.Equal(["OpenAi gpt-5-mini ", "Anthropic claude-sonnet-4-5 ", "Local default http://localhost:8080/v1"], providers.Select(provider => provider.ToString()));
    }

    [Fact]
    public void Providers_AWrongAddress_IsAFault() =>
        Assert.Equal("LLM_ADDRESS_INVALID", Assert.Throws<InvalidInputException>(() => _opinions.Providers(name => name == "ARUS_LLM_URL" ? "localhost" : null)).Faults[0].Code);

    [Fact]
    public void Create_WrongOptions_NamesEveryFault()
    {
        var wrong = Assert.Throws<InvalidInputException>(() => _opinions.Create(new()
        {
            Mode = RecordingMode.Replay,
            BudgetUsdPerDay = -1,
            Deadline = TimeSpan.Zero,
            OutputTokensMax = 1,
            Providers = [new(ProviderKind.OpenAi, "gpt-5-mini", null)],
        }));

        Assert.Equal(["RECORDING_MISSING", "BUDGET_INVALID", "DEADLINE_INVALID", "OUTPUT_TOKENS_INVALID", "PROVIDER_INVALID"], wrong.Faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("{\"Key\":\"short\",\"Text\":\"x\",\"Provider\":0,\"Model\":\"m\",\"CostUsd\":0,\"LatencyNanos\":0}")]
    public void Create_ADamagedRecording_IsAFault(string line)
    {
        var path = Path.Combine(_folder, "answers.jsonl");
        File.WriteAllText(path, line + "\n");

        Assert.Equal("RECORDING_INVALID", Assert.Throws<InvalidInputException>(() => _opinions.Create(new() { Mode = RecordingMode.Replay, RecordingFile = path })).Faults[0].Code);
    }

    [Fact]
    public void Create_OverTheFileOfAnother_IsRefused()
    {
        var path = Path.Combine(_folder, "spending");
        using var first = _opinions.Create(new() { SpendingFile = path });

        Assert.Equal("LLM_FILE_BUSY", Assert.Throws<RefusedException>(() => _opinions.Create(new() { SpendingFile = path })).Fault.Code);
    }

    [Fact]
    public async Task Ask_AWrongSituation_Throws()
    {
        using var opinion = _opinions.Create(new());

        await Assert.ThrowsAsync<ArgumentException>(() => opinion.Ask(Asked with { Numbers = [new("a", double.NaN)] }, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(() => opinion.Ask(Asked with { Numbers = [new("a", 1), new("a", 2)] }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Prompt_OnRecord_IsVersionOne() => Assert.Equal("second-opinion@1-", Prompt.SecondOpinion.Id[..17]);

    [Fact]
    public void ToString_OfAProvider_HidesTheKey() => Assert.DoesNotContain("secret", new ProviderOptions(ProviderKind.OpenAi, "m", "secret").ToString());
}

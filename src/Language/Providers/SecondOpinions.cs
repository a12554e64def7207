using Arus.Contracts.Language;

namespace Arus.Language.Providers;

/// <summary>Sets up second opinions.</summary>
internal sealed class SecondOpinions(TimeProvider time) : ISecondOpinions
{
    private static readonly (ProviderKind Kind, string Key, string Model, string Default)[] Known =
    [
        (ProviderKind.OpenAi, "OPENAI_API_KEY", "OPENAI_MODEL", "gpt-5-mini"),
        (ProviderKind.DeepSeek, "DEEPSEEK_API_KEY", "DEEPSEEK_MODEL", "deepseek-flash"),
        (ProviderKind.Google, "GEMINI_API_KEY", "GEMINI_MODEL", "gemini-2.5-flash"),
        (ProviderKind.Anthropic, "ANTHROPIC_API_KEY", "ANTHROPIC_MODEL", "claude-haiku-4-5"),
    ];

    public IReadOnlyList<ProviderOptions> Providers(Func<string, string?> variable)
    {
        var providers = Known.Where(known => variable(known.Key) is { Length: > 0 })
            .Select(known => new ProviderOptions(known.Kind, variable(known.Model) is { Length: > 0 } model ? model : known.Default, variable(known.Key)))
            .ToList();
        if (variable("ARUS_LLM_URL") is { Length: > 0 } address)
        {
            providers.Add(new ProviderOptions(
                ProviderKind.Local, variable("ARUS_LLM_MODEL") is { Length: > 0 } model ? model : "default", variable("ARUS_LLM_KEY"), Address(address)));
        }

        return providers;
    }

    public ISecondOpinion Create(SecondOpinionOptions options)
    {
        var faults = Faults(options).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }

        var tables = ProviderTables.Load(options.PriceFile);
        var candidates = options.Mode == RecordingMode.Replay
            ? []
            : options.Providers.Select(provider => new Candidate(provider, ProviderClients.Create(provider, time, options.OutputTokensMax), tables.Facts(provider.Kind, provider.Model), time)).ToList();
        try
        {
            return new SecondOpinion(options, tables, candidates, time);
        }
        catch (IOException busy)
        {
            throw new RefusedException(new Fault("LLM_FILE_BUSY", options.SpendingFile ?? options.RecordingFile ?? "files", busy.Message, "files that nobody else writes to"));
        }
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address
        : throw new InvalidInputException("LLM_ADDRESS_INVALID", "ARUS_LLM_URL", $"was '{text}'", "an address such as http://localhost:11434/v1");

    private static IEnumerable<Fault> Faults(SecondOpinionOptions options)
    {
        if (options.Mode == RecordingMode.Replay && (options.RecordingFile is null || !File.Exists(options.RecordingFile)))
        {
            yield return new Fault("RECORDING_MISSING", options.RecordingFile ?? "recording", "there is none", "a file of recorded answers; a replay never asks over a network");
        }

        if (options.BudgetUsdPerDay < 0)
        {
            yield return new Fault("BUDGET_INVALID", "budget", $"was {options.BudgetUsdPerDay}", "0 or more US dollars a day");
        }

        if (options.BudgetUsdInAll < 0)
        {
            yield return new Fault("BUDGET_INVALID", "budget", $"was {options.BudgetUsdInAll}", "0 or more US dollars in all");
        }

        if (options.Deadline <= TimeSpan.Zero || options.Deadline > TimeSpan.FromMinutes(10))
        {
            yield return new Fault("DEADLINE_INVALID", "deadline", $"was {options.Deadline}", "more than 0 and at most 10 minutes");
        }

        if (options.OutputTokensMax is < 50 or > 32_000)
        {
            yield return new Fault("OUTPUT_TOKENS_INVALID", "output tokens", $"was {options.OutputTokensMax}", "50 to 32000");
        }

        foreach (var provider in options.Providers.Where(provider => provider.Model.Length == 0 || (provider.Kind != ProviderKind.Local && string.IsNullOrEmpty(provider.Key))))
        {
            yield return new Fault("PROVIDER_INVALID", provider.ToString(), "has no model or no key", "both; a local server needs no key");
        }
    }
}

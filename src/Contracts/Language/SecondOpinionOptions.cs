namespace Arus.Contracts.Language;

/// <summary>Who is asked.</summary>
public enum ProviderKind
{
    /// <summary>OpenAI.</summary>
    OpenAi,

    /// <summary>DeepSeek.</summary>
    DeepSeek,

    /// <summary>Google Gemini.</summary>
    Google,

    /// <summary>Anthropic.</summary>
    Anthropic,

    /// <summary>A server of one's own that speaks OpenAI's chat protocol; costs nothing a call.</summary>
    Local,
}

/// <summary>A provider and one of its models.</summary>
/// <param name="Kind">Which protocol and which tables.</param>
/// <param name="Model">The model, as the provider calls it.</param>
/// <param name="Key">The key; null or empty for a local server that wants none. Never written down anywhere.</param>
/// <param name="Endpoint">Its address; null for the provider's own.</param>
public sealed record ProviderOptions(ProviderKind Kind, string Model, string? Key, Uri? Endpoint = null)
{
    /// <summary>The kind, the model and the address; not the key.</summary>
    public override string ToString() => $"{Kind} {Model} {Endpoint}";
}

/// <summary>What happens to answers.</summary>
public enum RecordingMode
{
    /// <summary>Ask, and write every answer down where there is a file for it.</summary>
    Record,

    /// <summary>Answer from what was written down, and never over a network.</summary>
    Replay,
}

/// <summary>How second opinions are asked for.</summary>
public sealed record SecondOpinionOptions
{
    /// <summary>Who may be asked; which is first follows from price, latency, quality and health.</summary>
    public IReadOnlyList<ProviderOptions> Providers { get; init; } = [];

    /// <summary>What a tenant may spend in a day (UTC), in US dollars.</summary>
    public decimal BudgetUsdPerDay { get; init; } = 1m;

    /// <summary>What may be spent in all, whatever the day; null for no limit but that of the day.</summary>
    public decimal? BudgetUsdInAll { get; init; }

    /// <summary>Where spending is written down before a call and after; null to keep it for the life of the process only.</summary>
    public string? SpendingFile { get; init; }

    /// <summary>How long one question may take, its repair and all fall-backs included.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest answer, in tokens.</summary>
    public int OutputTokensMax { get; init; } = 800;

    /// <summary>How long an answer is given again for the same question; zero for never.</summary>
    public TimeSpan CacheFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether the names of the instrument and its currencies, and every date, are hidden from the model.</summary>
    public bool IsMasked { get; init; }

    /// <summary>Whether answers are asked for or replayed.</summary>
    public RecordingMode Mode { get; init; }

    /// <summary>Where answers are written down and replayed from; null for nowhere. A replay needs it.</summary>
    public string? RecordingFile { get; init; }

    /// <summary>Prices of one's own, in the form of the table that ships; null for that one.</summary>
    public string? PriceFile { get; init; }
}

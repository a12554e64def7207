using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;

namespace Arus.Research.Runs;

/// <summary>The file <c>run.json</c> of a kept run, as plain text values: what was asked for, what came of it, and what it took.</summary>
internal sealed record RunManifest
{
    public const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public int Format { get; init; } = FormatVersion;

    public required string RunId { get; init; }

    public required string Hash { get; init; }

    public required string What { get; init; }

    public required long StartedAtNanos { get; init; }

    public required VerdictResult Verdict { get; init; }

    public required string NetProfit { get; init; }

    public required string Currency { get; init; }

    public required double ElapsedMilliseconds { get; init; }

    public required long PeakMemoryBytes { get; init; }

    public required string Machine { get; init; }

    public required string Strategy { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public required string Symbol { get; init; }

    public FileSource? Files { get; init; }

    public StoreSource? Store { get; init; }

    public long? FromNanos { get; init; }

    public long? ToNanos { get; init; }

    public required string Cash { get; init; }

    public required int Leverage { get; init; }

    public required PositionMode Mode { get; init; }

    public required RiskLimits Limits { get; init; }

    public string? InstrumentsFile { get; init; }

    public string? CostsFile { get; init; }

    public required IReadOnlyList<StatedRate> StatedRates { get; init; }

    public required IReadOnlyList<RateData> RateSources { get; init; }

    public string? DataDirectory { get; init; }

    public string? SimulatedBy { get; init; }

    public IReadOnlyList<AgentScore>? Agents { get; init; }

    public static RunManifest Of(BacktestResult result)
    {
        var request = result.Inputs.Request;
        return new()
        {
            RunId = result.RunId,
            Hash = result.Hash,
            What = $"{result.Inputs.Strategy} {request.Instrument}, {Stretch(result)}",
            StartedAtNanos = result.Effort.StartedAt.Nanos,
            Verdict = result.Verdict.Result,
            NetProfit = (result.EndEquity - result.StartEquity).Text,
            Currency = result.EndEquity.Currency.Code,
            ElapsedMilliseconds = result.Effort.ElapsedMilliseconds,
            PeakMemoryBytes = result.Effort.PeakMemoryBytes,
            Machine = $"{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors",
            Strategy = File.Exists(request.Strategy) ? Path.GetFullPath(request.Strategy) : request.Strategy,
            Settings = request.Settings,
            Symbol = request.Instrument.ToString(),
            Files = FileSource.Of(request.Files),
            Store = StoreSource.Of(request.Store),
            FromNanos = request.From?.Nanos,
            ToNanos = request.To?.Nanos,
            Cash = request.Cash.Text,
            Leverage = request.Leverage,
            Mode = request.Mode,
            Limits = request.Limits,
            InstrumentsFile = Full(request.InstrumentsFile),
            CostsFile = Full(request.CostsFile),
            StatedRates = [.. request.StatedRates.Select(pair => new StatedRate(pair.Key.From.Code, pair.Key.To.Code, pair.Value))],
            RateSources = [.. request.RateSources.Select(source => new RateData(source.Instrument.ToString(), FileSource.Of(source.Files), StoreSource.Of(source.Store)))],
            DataDirectory = Full(request.DataDirectory),
            SimulatedBy = request.SimulatedBy,
            Agents = result.Agents,
        };
    }

    public BacktestRequest ToRequest() => new()
    {
        Strategy = Strategy,
        Settings = Settings,
        Instrument = InstrumentId.Of(Symbol),
        Files = Files?.ToRequest(),
        Store = Store?.ToRequest(),
        From = FromNanos is { } from ? new Timestamp(from) : null,
        To = ToNanos is { } to ? new Timestamp(to) : null,
        Cash = Money.Of(decimal.Parse(Cash, CultureInfo.InvariantCulture), Contracts.Currency.Of(Currency)),
        Leverage = Leverage,
        Mode = Mode,
        Limits = Limits,
        InstrumentsFile = InstrumentsFile,
        CostsFile = CostsFile,
        StatedRates = StatedRates.ToDictionary(rate => (Contracts.Currency.Of(rate.From), Contracts.Currency.Of(rate.To)), rate => rate.Rate),
        RateSources = [.. RateSources.Select(source => new RateSource(InstrumentId.Of(source.Symbol), source.Files?.ToRequest(), source.Store?.ToRequest()))],
        DataDirectory = DataDirectory,
        SimulatedBy = SimulatedBy,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Form);

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static RunManifest Parse(string json) => JsonSerializer.Deserialize<RunManifest>(json, Form) ?? throw new JsonException("It is empty.");

    private static string Stretch(BacktestResult result) => $"{result.Quality.First?.ToString() ?? "no data"} to {result.Quality.Last?.ToString() ?? "no data"}";

    private static string? Full(string? path) => path is null ? null : Path.GetFullPath(path);

    internal sealed record StatedRate(string From, string To, decimal Rate);

    internal sealed record RateData(string Symbol, FileSource? Files, StoreSource? Store);

    internal sealed record FileSource(
        IReadOnlyList<string> Paths, string Symbol, string? Format, string? TimeZone, string? Columns, decimal? Scale, bool DropCrossed)
    {
        public static FileSource? Of(FileRequest? request) => request is null ? null : new(
            [.. request.Files.Select(Path.GetFullPath)], request.Instrument.ToString(), request.Format, request.TimeZone, request.Columns, request.Scale,
            request.DropCrossed);

        public FileRequest ToRequest() => new(Paths, InstrumentId.Of(Symbol), Format, TimeZone, Columns, Scale, DropCrossed);
    }

    internal sealed record StoreSource(string Source, IReadOnlyList<string> Symbols, BarPeriod Resolution, long? FromNanos, long? ToNanos)
    {
        public static StoreSource? Of(StoreRequest? request) => request is null ? null : new(
            request.Source.Value, [.. request.Instruments.Select(id => id.ToString())], request.Resolution, request.From?.Nanos, request.To?.Nanos);

        public StoreRequest ToRequest() => new(
            new(Source), [.. Symbols.Select(symbol => InstrumentId.Of(symbol))], Resolution,
            FromNanos is { } from ? new Timestamp(from) : null, ToNanos is { } to ? new Timestamp(to) : null);
    }
}

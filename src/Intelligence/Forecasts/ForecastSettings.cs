using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;
using Arus.Intelligence.Strategies;

namespace Arus.Intelligence.Forecasts;

/// <summary>The settings of <see cref="ForecastAgent"/>.</summary>
internal sealed record ForecastSettings : AgentSettings
{
    /// <summary>What documents and opinions call it; further ones are called so with a hyphen and a word, such as <c>forecast-slow</c>.</summary>
    public const string Seat = "forecast";

    /// <summary>The part of a document that says which versions are asked.</summary>
    public string VersionsPath => $"agents.{Name}.versions";

    /// <summary>The part of a document that says which further versions the seat is ready for.</summary>
    public string ReadyPath => $"agents.{Name}.ready";

    /// <inheritdoc/>
    public override string Name => SeatName;

    /// <summary>Which seat it is.</summary>
    public string SeatName { get; init; } = Seat;

    /// <summary>The slot whose models are asked; empty for that of the instrument and the period.</summary>
    public string Slot { get; init; } = "";

    /// <inheritdoc/>
    public override OpinionKind Kind => OpinionKind.Direction;

    /// <summary>Of the bars that make the model's rows.</summary>
    public BarPeriod Period { get; init; } = BarPeriod.H1;

    /// <summary>Which versions of the slot are asked, as the document says it.</summary>
    public string Versions { get; init; } = ForecastShelf.Champion;

    /// <summary>The share of training rows that lay nearer to their middle than this row, from which confidence falls; none is left where all did.</summary>
    public double Unusual { get; init; } = 0.95;

    /// <summary>The versions, by the moment up to which they learned.</summary>
    public IReadOnlyList<Forecaster> Forecasters { get; init; } = [];

    /// <summary>Versions that are not asked but may be later: what they read is computed from the beginning. As the document says it.</summary>
    public string Ready { get; init; } = ForecastShelf.None;

    /// <summary>The versions of <see cref="Ready"/>.</summary>
    public IReadOnlyList<Forecaster> Reserve { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<FeatureSpec> Features(BarPeriod timeframe) => Forecasters.Concat(Reserve)
        .SelectMany(forecaster => forecaster.Model.Features).Distinct()
        .Select(name => AgentFeatures.Catalogued(name, Period) with { Name = NameOf(name), IsRecorded = false });

    /// <inheritdoc/>
    public override IEnumerable<BarPeriod> Periods => Forecasters.Count + Reserve.Count > 0 ? [Period] : [];

    /// <inheritdoc/>
    public override IAgent Create(AgentSeat seat) => new ForecastAgent(this, seat);

    /// <summary>What the strategy calls a feature of the model: an agent's indicator may have the same name and another formula.</summary>
    public string NameOf(string feature) => $"{Period}-{AgentFeatures.Undotted(feature)}";

    /// <summary>Whether a seat is one of a model.</summary>
    public static bool IsSeat(string name) => name == Seat || name.StartsWith(Seat + "-", StringComparison.Ordinal);

    /// <summary>Reads them from a document.</summary>
    public static ForecastSettings Read(string name, DocumentSection section) => new()
    {
        SeatName = name,
        Slot = section.Text("slot", ""),
        Weight = WeightOf(section),
        Period = (BarPeriod)Array.IndexOf(Timeframes.Names, section.Choice("period", "H1", Timeframes.Names[1..])),
        Versions = section.Text("versions", ForecastShelf.Champion),
        Ready = section.Text("ready", ForecastShelf.None),
        Unusual = (double)section.Number("unusual", 0.95m, 0, 0.9999m),
    };
}

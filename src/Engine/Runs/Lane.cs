using Arus.Contracts.Engine;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Runs;

/// <summary>One instrument on its way through the engine, with what the engine remembers of it.</summary>
internal sealed class Lane(EngineLane parts)
{
    /// <summary>Bars the last row closed.</summary>
    public readonly Bar[] Closed = new Bar[parts.Bars.ClosedMax];

    public EngineLane Parts { get; } = parts;

    public InstrumentId Instrument { get; } = parts.Instrument.Id;

    public IReadOnlyList<string> FeatureNames { get; } = parts.Features.Names;

    /// <summary>The shortest period the strategy needs: the one observers hear. Where it needs none, the bars are built for observers alone.</summary>
    public BarPeriod? Shortest { get; } = parts.Plan.Periods.Where(period => period != BarPeriod.Tick).Select(period => (BarPeriod?)period).Min();

    /// <summary>Whether the strategy is asked at every quote, so that quiet bars are counted in the ledger.</summary>
    public bool DecidesOnQuotes { get; } = parts.Plan.Timeframe == BarPeriod.Tick;

    /// <summary>Quotes since the last record that counted them.</summary>
    public long Quotes { get; set; }

    /// <summary>Flagged ones among those of the present bar.</summary>
    public long Flagged { get; set; }

    /// <summary>Quotes of the present bar.</summary>
    public long BarQuotes { get; set; }
}

using Arus.Contracts.Engine;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Runs;

/// <summary>One instrument on its way through the engine, with what the engine remembers of it.</summary>
internal sealed class Lane(EngineLane parts)
{
    /// <summary>Bars the last row closed.</summary>
    public readonly Bar[] Closed = new Bar[parts.Bars.ClosedMax];

    /// <summary>Bars of a peer the last row closed.</summary>
    public readonly Bar[] PeerClosed = new Bar[parts.Peers.Select(peer => peer.Bars.ClosedMax).DefaultIfEmpty().Max()];

    public EngineLane Parts { get; } = parts;

    public InstrumentId Instrument { get; } = parts.Instrument.Id;

    public IReadOnlyList<string> FeatureNames { get; } = parts.Features.RecordedNames;

    /// <summary>The shortest period the strategy needs: the one observers hear. Where it needs none, the bars are built for observers alone.</summary>
    public BarPeriod? Shortest { get; } = parts.Plan.Periods.Where(period => period != BarPeriod.Tick).Select(period => (BarPeriod?)period).Min();

    /// <summary>Whether the strategy is asked at every quote, so that quiet ones are counted in the ledger.</summary>
    public bool DecidesOnQuotes { get; } = parts.Plan.Timeframe == BarPeriod.Tick;

    /// <summary>Quotes since the last decision that was written down.</summary>
    public long Quotes { get; set; }

    /// <summary>End of the hour that is being counted.</summary>
    public Timestamp HourEnds { get; set; } = Timestamp.Min;

    /// <summary>Quotes of the hour.</summary>
    public long HourQuotes { get; set; }

    /// <summary>Flagged ones among them.</summary>
    public long HourFlagged { get; set; }

    /// <summary>The peer that is this instrument; null when it is none.</summary>
    public EnginePeer? PeerOf(InstrumentId instrument)
    {
        foreach (var peer in Parts.Peers)
        {
            if (peer.Instrument == instrument)
            {
                return peer;
            }
        }

        return null;
    }
}

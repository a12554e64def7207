using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>An instrument beside the one whose rows are made.</summary>
internal sealed class Peer(Instrument instrument, Track track, FeatureGraph graph)
{
    /// <summary>Which.</summary>
    public Instrument Instrument => instrument;

    /// <summary>Its bars.</summary>
    public Track Track => track;

    /// <summary>Its log return over so many bars, where its latest bar closed together with the row's; NaN where it did not.</summary>
    public Series Return(int bars = 1)
    {
        var own = track.Close.Return(bars);
        return graph.Rows.Once($"aligned({own.Display})", formula => new Aligned(graph, track, own, formula));
    }

    /// <summary>A series of the peer on the rows, where both closed together.</summary>
    private sealed class Aligned(FeatureGraph graph, Track track, Series own, string formula) : Series(graph.Rows, formula, own.WarmUp)
    {
        public override void Update() => Value = track.ClosedAt == graph.Base.ClosedAt ? own.Value : double.NaN;
    }
}

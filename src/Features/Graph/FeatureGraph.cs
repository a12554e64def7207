using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>
/// Everything the features of one set are computed from: tracks of bars, the instruments beside, quotes, news. Definitions take series from it; what
/// two of them share is computed once.
/// </summary>
internal sealed class FeatureGraph
{
    private readonly Track?[] _tracks = new Track?[(int)BarPeriod.MN1 + 1];

    public FeatureGraph(Instrument instrument, BarPeriod period, IReadOnlyList<Instrument> others, IEconomicCalendar? calendar)
    {
        Instrument = instrument;
        Period = period;
        Calendar = calendar;
        Rows = new Track("row.", rows: null);
        Base = new Track("", Rows);
        _tracks[(int)period] = Base;
        Peers = [.. others.Select((other, index) => new Peer(other, new Track($"other{index + 1}.", Rows), this))];
    }

    /// <summary>Whose rows.</summary>
    public Instrument Instrument { get; }

    /// <summary>The period of the rows.</summary>
    public BarPeriod Period { get; }

    /// <summary>The news; <see langword="null"/> without.</summary>
    public IEconomicCalendar? Calendar { get; }

    /// <summary>What changes with every row.</summary>
    public Track Rows { get; }

    /// <summary>The bars that make the rows.</summary>
    public Track Base { get; }

    /// <summary>The instruments beside.</summary>
    public IReadOnlyList<Peer> Peers { get; }

    /// <summary>The quotes within the bars that make the rows.</summary>
    public QuoteTally Quotes { get; } = new();

    public Series Open => Base.Open;

    public Series High => Base.High;

    public Series Low => Base.Low;

    public Series Close => Base.Close;

    public Series Volume => Base.Volume;

    /// <summary>The bars of a period of the instrument.</summary>
    public Track Of(BarPeriod period) => _tracks[(int)period] ??= new Track($"{period.ToString().ToLowerInvariant()}.", Rows);

    /// <summary>The track of a period, when a feature reads it.</summary>
    public Track? Find(BarPeriod period) => _tracks[(int)period];

    /// <summary>The periods that features read, shortest first.</summary>
    public IReadOnlyList<BarPeriod> Periods => [.. Enum.GetValues<BarPeriod>().Where(period => _tracks[(int)period] is not null).Order()];

    /// <summary>Ends the making of series.</summary>
    public void Seal()
    {
        foreach (var track in _tracks.OfType<Track>().Concat(Peers.Select(peer => peer.Track)).Append(Rows))
        {
            track.Seal();
        }
    }
}

using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>
/// The bars of one instrument and period, or the rows, with every series that changes with them, in an order in which none comes before what it is
/// computed from.
/// </summary>
internal sealed class Track
{
    private readonly Dictionary<string, Series> _known = new(StringComparer.Ordinal);
    private readonly List<Series> _series = [];
    private readonly string _prefix;
    private Series[] _order = [];
    private IndicatorInput _bar;

    /// <summary>A track whose series of other tracks meet on <paramref name="rows"/>; <see langword="null"/> for the track of rows itself.</summary>
    public Track(string prefix, Track? rows)
    {
        _prefix = prefix;
        Rows = rows ?? this;
    }

    /// <summary>Where series of different tracks are combined.</summary>
    public Track Rows { get; }

    /// <summary>The latest bar.</summary>
    public ref readonly IndicatorInput Bar => ref _bar;

    /// <summary>When the latest bar closed.</summary>
    public Timestamp ClosedAt { get; private set; } = Timestamp.Min;

    /// <summary>Ask less bid at the close of the latest bar.</summary>
    public double SpreadAtClose { get; private set; }

    public Series Open => Field("open", static track => track._bar.Open);

    public Series High => Field("high", static track => track._bar.High);

    public Series Low => Field("low", static track => track._bar.Low);

    public Series Close => Field("close", static track => track._bar.Close);

    public Series Volume => Field("volume", static track => track._bar.Volume);

    public Series Spread => Field("spread", static track => track.SpreadAtClose);

    /// <summary>A name of this track.</summary>
    public string Prefixed(string name) => _prefix + name;

    /// <summary>A series read from this track by a function.</summary>
    public Series Field(string name, Func<Track, double> read) => Once(Prefixed(name), formula => new Field(this, formula, read));

    /// <summary>A number that never changes.</summary>
    public Series Constant(double value) => Once(Series.Text(value), formula => new Constant(this, formula, value));

    /// <summary>The series of a formula: the one there is, or a new one.</summary>
    public Series Once(string formula, Func<string, Series> make)
    {
        if (_known.TryGetValue(formula, out var known))
        {
            return known;
        }

        var made = make(formula);
        _known.Add(formula, made);
        _series.Add(made);
        return made;
    }

    /// <summary>Takes a bar.</summary>
    public void Update(in IndicatorInput bar, Timestamp closedAt, double spread)
    {
        _bar = bar;
        ClosedAt = closedAt;
        SpreadAtClose = spread;
        Update();
    }

    /// <summary>Updates every series.</summary>
    public void Update()
    {
        foreach (var series in _order)
        {
            series.Update();
        }
    }

    /// <summary>Ends the making of series.</summary>
    public void Seal() => _order = [.. _series];
}

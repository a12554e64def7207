namespace Arus.Features;

/// <summary>A series some bars ago, its gaps included.</summary>
internal sealed class Lagged : Series
{
    private readonly Series _source;
    private readonly double[] _past;
    private int _at;

    private Lagged(Series source, string formula, int bars)
        : base(source.Track, formula, source.WarmUp + bars)
    {
        _source = source;
        _past = new double[bars];
        Array.Fill(_past, double.NaN);
    }

    /// <summary>The series so many bars ago.</summary>
    public static Series Of(Series source, int bars) =>
        source.Track.Once($"{source.Formula}[{Text(bars)}]", formula => new Lagged(source, formula, bars));

    /// <inheritdoc/>
    public override void Update()
    {
        Value = _past[_at];
        _past[_at] = _source.Value;
        _at = _at + 1 == _past.Length ? 0 : _at + 1;
    }
}

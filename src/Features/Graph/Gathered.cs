namespace Arus.Features;

/// <summary>Several series as one, of those that have a value; NaN where none has.</summary>
internal sealed class Gathered : Series
{
    private readonly Series[] _sources;
    private readonly Gathering _gathering;

    private Gathered(Track track, string formula, Series[] sources, Gathering gathering)
        : base(track, formula, sources.Length > 0 ? sources.Max(source => source.WarmUp) : 0)
    {
        _sources = sources;
        _gathering = gathering;
    }

    /// <summary>The series on a track.</summary>
    public static Series Of(string name, IReadOnlyList<Series> sources, Track track, Gathering gathering) => track.Once(
        $"{name}({string.Join(", ", sources.Select(source => source.Display))})", formula => new Gathered(track, formula, [.. sources], gathering));

    /// <inheritdoc/>
    public override void Update()
    {
        var count = 0;
        var sum = 0.0;
        var highest = double.NegativeInfinity;
        foreach (var source in _sources)
        {
            var value = source.Value;
            if (!double.IsNaN(value))
            {
                count++;
                sum += value;
                highest = Math.Max(highest, value);
            }
        }

        Value = count == 0 ? double.NaN : _gathering is Gathering.Mean ? sum / count : highest;
    }
}

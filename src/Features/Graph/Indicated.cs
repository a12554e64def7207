namespace Arus.Features;

/// <summary>An indicator over the bars of a track.</summary>
internal sealed class Indicated : Series
{
    private readonly IndicatorStream _stream;
    private readonly double[] _outputs;

    private Indicated(Track track, string formula, int warmUp, IndicatorStream stream)
        : base(track, formula, warmUp)
    {
        _stream = stream;
        _outputs = new double[stream.Outputs.Count];
    }

    /// <summary>The main output of an indicator.</summary>
    /// <param name="track">Whose bars.</param>
    /// <param name="name">The indicator with its settings.</param>
    /// <param name="warmUp">Bars before the one with the first value.</param>
    /// <param name="stream">Makes it.</param>
    public static Indicated Of(Track track, string name, int warmUp, Func<IndicatorStream> stream) =>
        (Indicated)track.Once(track.Prefixed(name), formula => new Indicated(track, formula, warmUp, stream()));

    /// <summary>Another output, which may have its first value earlier than the main one.</summary>
    public Series Output(int index, int? warmUp = null) =>
        Track.Once($"{Formula}.{_stream.Outputs[index]}", formula => new Field(Track, formula, _ => _outputs[index], warmUp ?? WarmUp));

    /// <inheritdoc/>
    public override void Update()
    {
        _stream.Update(in Track.Bar);
        _stream.CopyTo(_outputs);
        Value = _outputs[0];
    }
}

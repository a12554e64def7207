namespace Arus.Features;

/// <summary>A field of the track's latest bar.</summary>
internal sealed class Field(Track track, string formula, Func<Track, double> read, int warmUp = 0) : Series(track, formula, warmUp)
{
    /// <inheritdoc/>
    public override void Update() => Value = read(Track);
}

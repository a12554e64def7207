namespace Arus.Features;

/// <summary>A number that never changes.</summary>
internal sealed class Constant : Series
{
    public Constant(Track track, string formula, double value)
        : base(track, formula, warmUp: 0) => Value = value;

    /// <inheritdoc/>
    public override void Update()
    {
    }
}

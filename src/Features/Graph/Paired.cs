namespace Arus.Features;

/// <summary>A window sliding over two series. A bar on which either has no value leaves the window as it is and gives none.</summary>
internal sealed class Paired<T> : Series
    where T : struct, IPairWindow
{
    private readonly Series _x;
    private readonly Series _y;
#pragma warning disable IDE0044 // Read-only, it would be copied before each call, and the copy would slide.
    private T _window;
#pragma warning restore IDE0044

    private Paired(Track track, string formula, int warmUp, Series x, Series y, T window)
        : base(track, formula, warmUp)
    {
        _x = x;
        _y = y;
        _window = window;
    }

    /// <summary>The series of a named window that gives its first value after <paramref name="warmUp"/> other pairs.</summary>
    public static Series Of(string name, Series x, Series y, string settings, int warmUp, Func<T> window)
    {
        var track = ReferenceEquals(x.Track, y.Track) ? x.Track : x.Track.Rows;
        return track.Once(
            $"{name}({x.Display}, {y.Display}{(settings.Length > 0 ? ", " : "")}{settings})",
            formula => new Paired<T>(track, formula, Math.Max(x.WarmUp, y.WarmUp) + warmUp, x, y, window()));
    }

    /// <inheritdoc/>
    public override void Update()
    {
        var x = _x.Value;
        var y = _y.Value;
        Value = double.IsNaN(x) || double.IsNaN(y) ? double.NaN : _window.Next(x, y);
    }
}

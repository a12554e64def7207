namespace Arus.Features;

/// <summary>A window sliding over a series. A bar without value leaves the window as it is and gives none.</summary>
internal sealed class Windowed<T> : Series
    where T : struct, IWindow
{
    private readonly Series _source;
#pragma warning disable IDE0044 // Read-only, it would be copied before each call, and the copy would slide.
    private T _window;
#pragma warning restore IDE0044

    private Windowed(Series source, string formula, int warmUp, T window)
        : base(source.Track, formula, source.WarmUp + warmUp)
    {
        _source = source;
        _window = window;
    }

    /// <summary>The series of a named window that gives its first value after <paramref name="warmUp"/> others.</summary>
    public static Series Of(string name, Series source, string settings, int warmUp, Func<T> window) => source.Track.Once(
        $"{name}({source.Display}{(settings.Length > 0 ? ", " : "")}{settings})", formula => new Windowed<T>(source, formula, warmUp, window()));

    /// <inheritdoc/>
    public override void Update()
    {
        var value = _source.Value;
        Value = double.IsNaN(value) ? double.NaN : _window.Next(value);
    }
}

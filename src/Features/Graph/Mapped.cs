namespace Arus.Features;

/// <summary>A function of one series. The function is never called with NaN.</summary>
internal sealed class Mapped : Series
{
    private readonly Series _source;
    private readonly Func<double, double> _function;

    private Mapped(Series source, string formula, Func<double, double> function)
        : base(source.Track, formula, source.WarmUp)
    {
        _source = source;
        _function = function;
    }

    /// <summary>The series of a named function.</summary>
    public static Series Of(string name, Series source, Func<double, double> function) =>
        source.Track.Once($"{name}({source.Display})", formula => new Mapped(source, formula, function));

    /// <inheritdoc/>
    public override void Update()
    {
        var value = _source.Value;
        Value = double.IsNaN(value) ? value : _function(value);
    }
}

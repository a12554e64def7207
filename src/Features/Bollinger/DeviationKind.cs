namespace Arus.Features;

/// <summary>What the squared deviations are divided by.</summary>
internal enum DeviationKind
{
    /// <summary>The count: every charting platform.</summary>
    Population,

    /// <summary>The count less one: statistics packages.</summary>
    Sample,
}

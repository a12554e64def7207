namespace Arus.Features;

/// <summary>When the volume-weighted average price starts anew.</summary>
internal enum VwapAnchor
{
    /// <summary>With every trading day, at 17:00 New York.</summary>
    Session,

    /// <summary>With every UTC day.</summary>
    Day,

    /// <summary>Never.</summary>
    All,
}

namespace Arus.Learning.Trees;

/// <summary>What a node of a tree takes for missing, and where it goes.</summary>
internal enum MissingRule : byte
{
    /// <summary>NaN goes left.</summary>
    NanLeft,

    /// <summary>NaN goes right.</summary>
    NanRight,

    /// <summary>NaN counts as 0.</summary>
    NanAsZero,

    /// <summary>NaN and 0 go left.</summary>
    ZeroLeft,

    /// <summary>NaN and 0 go right.</summary>
    ZeroRight,
}

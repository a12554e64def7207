namespace Arus.Features;

/// <summary>What is made of several numbers.</summary>
internal enum Gathering
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The highest.</summary>
    Highest,
}

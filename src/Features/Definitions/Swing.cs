namespace Arus.Features;

/// <summary>A turning point.</summary>
/// <param name="Price">The high or low.</param>
/// <param name="Bar">The number of its bar.</param>
internal readonly record struct Swing(double Price, int Bar);

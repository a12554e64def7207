namespace Arus.Learning.Networks.Layers;

/// <summary>What flows between layers: numbers by step, row and place, the step outermost, so that all rows of one step lie together.</summary>
/// <param name="Steps">Steps of time, oldest first.</param>
/// <param name="Rows">Examples that are computed together.</param>
/// <param name="Width">Numbers per step and row.</param>
internal readonly record struct Shape(int Steps, int Rows, int Width)
{
    /// <summary>Steps × rows.</summary>
    public int Lines => Steps * Rows;

    /// <summary>All numbers.</summary>
    public int Count => Lines * Width;
}

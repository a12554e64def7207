using Arus.Contracts.Learning;

namespace Arus.Learning.Networks.Training;

/// <summary>
/// The windows of a table: one ends at every row that has enough rows before it in its own stretch of time. Rows before that are only looked back on: nothing is learned from
/// their targets. No window reaches across a break.
/// </summary>
internal sealed class WindowSet
{
    private readonly float[] _inputs;
    private readonly int _steps;
    private readonly int _width;
    private readonly int[] _ends;

    /// <summary>The windows of examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="standardiser">Makes the inputs.</param>
    /// <param name="steps">Rows per window.</param>
    /// <param name="positiveWeight">How much more an event counts than none.</param>
    public WindowSet(Examples examples, Standardiser standardiser, int steps, double positiveWeight = 1)
        : this(examples.Features, examples.Breaks, standardiser, steps)
    {
        Targets = Array.ConvertAll(_ends, end => examples.Targets[end]);
        Weights = Array.ConvertAll(_ends, end => (examples.Weights?[end] ?? 1.0) * (examples.Targets[end] == 1.0 ? positiveWeight : 1.0));
    }

    /// <summary>The windows of a table without targets.</summary>
    public WindowSet(FeatureTable table, int[]? breaks, Standardiser standardiser, int steps)
    {
        (_inputs, _steps, _width) = (standardiser.Apply(table), steps, standardiser.Width);
        _ends = [.. Ends(table.Rows, breaks, steps)];
        (Targets, Weights) = ([], []);
    }

    /// <summary>How many windows there are.</summary>
    public int Count => _ends.Length;

    /// <summary>Per window the target of its last row.</summary>
    public double[] Targets { get; }

    /// <summary>Per window how much it counts.</summary>
    public double[] Weights { get; }

    /// <summary>The last rows of the windows there would be.</summary>
    public static IEnumerable<int> Ends(int rows, int[]? breaks, int steps)
    {
        int[] starts = [0, .. breaks ?? []];
        for (var i = 0; i < starts.Length; i++)
        {
            var next = i + 1 < starts.Length ? starts[i + 1] : rows;
            for (var end = starts[i] + steps - 1; end < next; end++)
            {
                yield return end;
            }
        }
    }

    /// <summary>Copies windows into a batch, the step outermost.</summary>
    public void Fill(ReadOnlySpan<int> windows, Span<float> batch)
    {
        for (var step = 0; step < _steps; step++)
        {
            for (var i = 0; i < windows.Length; i++)
            {
                var row = _ends[windows[i]] - _steps + 1 + step;
                _inputs.AsSpan(row * _width, _width).CopyTo(batch[(((step * windows.Length) + i) * _width)..]);
            }
        }
    }
}

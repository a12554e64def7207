using Arus.Contracts.Learning;

namespace Arus.Learning.Calibration;

/// <summary>
/// The rising curve with the least squared error (pool adjacent violators, Ayer et al. 1955; Zadrozny and Elkan 2002), straight between the ends of its steps.
/// Probabilities that are equal share one point. Below the first and above the last point it is level.
/// </summary>
internal sealed class IsotonicCalibration : ICalibration
{
    private readonly double[] _from;
    private readonly double[] _to;

    private IsotonicCalibration(double[] from, double[] to) => (_from, _to) = (from, to);

    /// <inheritdoc/>
    public string Method => "isotonic";

    /// <inheritdoc/>
    public IReadOnlyList<double> Parameters => [.. _from, .. _to];

    /// <summary>Fits.</summary>
    public static IsotonicCalibration Fit(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets)
    {
        double[] sorted = [.. probabilities];
        double[] outcomes = [.. targets];
        Array.Sort(sorted, outcomes);
        var blocks = new List<Block>();
        for (var row = 0; row < sorted.Length;)
        {
            var block = new Block(sorted[row], sorted[row], 0, 0);
            for (; row < sorted.Length && sorted[row] == block.Low; row++)
            {
                block = block with { Events = block.Events + outcomes[row], Rows = block.Rows + 1 };
            }

            while (blocks.Count > 0 && blocks[^1].Mean >= block.Mean)
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var (from, to) = (new List<double>(), new List<double>());
        foreach (var block in blocks)
        {
            from.Add(block.Low);
            to.Add(block.Mean);
            if (block.High > block.Low)
            {
                from.Add(block.High);
                to.Add(block.Mean);
            }
        }

        return new([.. from], [.. to]);
    }

    /// <summary>From its numbers; null when they are not its own.</summary>
    public static IsotonicCalibration? Restored(IReadOnlyList<double> parameters)
    {
        var half = parameters.Count / 2;
        double[] from = [.. parameters.Take(half)];
        double[] to = [.. parameters.Skip(half)];
        var isRight = half > 0 && to.Length == half && parameters.All(value => value is >= 0 and <= 1) && Rises(from, isStrict: true) && Rises(to, isStrict: false);
        return isRight ? new(from, to) : null;
    }

    /// <inheritdoc/>
    public double Of(double probability)
    {
        var at = Array.BinarySearch(_from, probability);
        if (at >= 0 || double.IsNaN(probability))
        {
            return at >= 0 ? _to[at] : double.NaN;
        }

        var next = ~at;
        if (next == 0 || next == _from.Length)
        {
            return _to[next == 0 ? 0 : next - 1];
        }

        var share = (probability - _from[next - 1]) / (_from[next] - _from[next - 1]);
        return _to[next - 1] + (share * (_to[next] - _to[next - 1]));
    }

    private static bool Rises(double[] values, bool isStrict)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1] || (isStrict && values[i] == values[i - 1]))
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Block(double Low, double High, double Events, int Rows)
    {
        public double Mean => Events / Rows;

        public Block With(Block next) => new(Low, next.High, Events + next.Events, Rows + next.Rows);
    }
}

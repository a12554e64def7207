using Arus.Foundation.Numerics;

namespace Arus.Learning.Trees;

/// <summary>Draws rows and columns for one tree.</summary>
internal static class RowDraw
{
    /// <summary>A share of the first whole numbers, without putting back, ascending; at least one.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="share">Above 0, at most 1.</param>
    /// <param name="random">Draws, but not when all are taken.</param>
    public static int[] Share(int count, double share, StrictRandom random)
    {
        var wanted = Math.Max(1, (int)Math.Round(count * share));
        if (wanted >= count)
        {
            return [.. Enumerable.Range(0, count)];
        }

        // Selection sampling (Knuth, algorithm S): each row is taken with the chance that makes the number right.
        var taken = new int[wanted];
        var filled = 0;
        for (var i = 0; filled < wanted; i++)
        {
            if (random.NextInt(count - i) < wanted - filled)
            {
                taken[filled++] = i;
            }
        }

        return taken;
    }

    /// <summary>How often each row stands in a sample of as many rows, drawn with putting back.</summary>
    public static int[] Bootstrap(int count, StrictRandom random)
    {
        var times = new int[count];
        for (var i = 0; i < count; i++)
        {
            times[random.NextInt(count)]++;
        }

        return times;
    }
}

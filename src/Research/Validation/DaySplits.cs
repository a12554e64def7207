namespace Arus.Research.Validation;

/// <summary>Ways to cut a run of days into those that choose and those that judge. Days next to a judged stretch are left out of the choosing ones.</summary>
internal static class DaySplits
{
    /// <summary>Equal windows in the order of time: the first chooses only, each later one is judged by what was best before it.</summary>
    /// <returns>Per judged window, the days before it less the embargo, and its own: half-open.</returns>
    public static IReadOnlyList<(Range Before, Range Within)> WalkForward(int days, int windows, int embargo)
    {
        var splits = new List<(Range Before, Range Within)>();
        for (var window = 1; window < windows; window++)
        {
            var (from, to) = (Edge(days, windows, window), Edge(days, windows, window + 1));
            splits.Add((..Math.Max(0, from - embargo), from..to));
        }

        return splits;
    }

    /// <summary>Every way to judge on some groups and choose on the others (López de Prado, "Advances in Financial Machine Learning", 2018, chapter 12).</summary>
    /// <returns>Per split which days choose and which judge.</returns>
    public static IEnumerable<(bool[] Chooses, bool[] Judges)> Combinatorial(int days, int groups, int testGroups, int embargo)
    {
        for (var mask = 0; mask < 1 << groups; mask++)
        {
            if (int.PopCount(mask) != testGroups)
            {
                continue;
            }

            var (chooses, judges) = (new bool[days], new bool[days]);
            Array.Fill(chooses, true);
            for (var group = 0; group < groups; group++)
            {
                if ((mask >> group & 1) == 1)
                {
                    var (from, to) = (Edge(days, groups, group), Edge(days, groups, group + 1));
                    judges.AsSpan(from..to).Fill(true);
                    chooses.AsSpan(Math.Max(0, from - embargo)..Math.Min(days, to + embargo)).Clear();
                }
            }

            yield return (chooses, judges);
        }
    }

    private static int Edge(int days, int parts, int part) => (int)((long)part * days / parts);
}

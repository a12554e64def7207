namespace Arus.Features;

/// <summary>Ranks from 1, equal values sharing their mean rank.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value.</summary>
    public static double[] Of(double[] values)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort((double[])values.Clone(), order);
        var ranks = new double[values.Length];
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && values[order[end]] == values[order[first]])
            {
                end++;
            }

            for (var i = first; i < end; i++)
            {
                ranks[order[i]] = (first + 1 + end) / 2.0;
            }

            first = end;
        }

        return ranks;
    }

    /// <summary>Pearson's correlation of ranks; 0 when one of the two does not vary.</summary>
    public static double Correlation(double[] x, double[] y)
    {
        var mean = (x.Length + 1) / 2.0;
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
            xy += (x[i] - mean) * (y[i] - mean);
        }

        return xx > 0.0 && yy > 0.0 ? xy / Math.Sqrt(xx * yy) : 0.0;
    }
}

using System.Globalization;
using Arus.Contracts.Features;
using Arus.Foundation.Numerics;

namespace Arus.Features;

/// <summary>Looks for knowledge of the future: by cutting and changing what comes after, and by what is too good to be true.</summary>
internal sealed class LeakageCheck : ILeakageCheck
{
    private const int CutsMax = 1_000;

    /// <inheritdoc/>
    public IReadOnlyList<Leak> CheckTime(Func<FeatureHistory, FeatureMatrix> compute, FeatureHistory history, LeakageSettings settings)
    {
        if (settings.Cuts is < 1 or > CutsMax)
        {
            throw new InvalidInputException("LEAKAGE_CUTS_INVALID", "cuts", $"was {settings.Cuts}", $"1 to {CutsMax}");
        }

        var full = compute(history);
        var leaks = new Dictionary<(string, LeakKind), Leak>();
        foreach (var cut in Cuts(Closes(history), settings))
        {
            Compare(full, compute(CutHistory.Before(history, cut)), cut, LeakKind.ReadsTheFuture, "without what came after", leaks);
            Compare(full, compute(CutHistory.Changed(history, cut, settings.Seed)), cut, LeakKind.FollowsTheFuture, "with another future", leaks);
        }

        return [.. leaks.Values];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Leak> CheckTarget(FeatureMatrix rows, IReadOnlyList<double> labels, LeakageSettings settings)
    {
        if (labels.Count != rows.Times.Count)
        {
            throw new InvalidInputException("LEAKAGE_LABELS_COUNT", "labels", $"{labels.Count} labels for {rows.Times.Count} rows", "one label per row");
        }

        return [.. rows.Names.Select((name, column) => Suspect(name, Pairs(rows, column, labels), settings)).OfType<Leak>()];
    }

    private static Timestamp[] Closes(FeatureHistory history) => [.. history.Bars.SelectMany(series => series.Bars.Select(bar => bar.ClosesAt)).Distinct().Order()];

    /// <summary>One moment in each of as many equal stretches as there are cuts: closes of bars, and moments between.</summary>
    private static IEnumerable<Timestamp> Cuts(Timestamp[] closes, LeakageSettings settings)
    {
        var random = new StrictRandom(settings.Seed);
        for (var cut = 0; cut < settings.Cuts && closes.Length > 1; cut++)
        {
            var first = (int)((long)(closes.Length - 1) * cut / settings.Cuts);
            var last = Math.Max((int)((long)(closes.Length - 1) * (cut + 1) / settings.Cuts), first + 1);
            yield return closes[first + random.NextInt(last - first)];
        }
    }

    private static void Compare(
        FeatureMatrix full, FeatureMatrix other, Timestamp cut, LeakKind kind, string how, Dictionary<(string, LeakKind), Leak> leaks)
    {
        var rows = full.Times.TakeWhile(time => time <= cut).Count();
        if (!full.Times.Take(rows).SequenceEqual(other.Times.TakeWhile(time => time <= cut)))
        {
            leaks.TryAdd(("rows", LeakKind.MovesRows), new("rows", LeakKind.MovesRows, cut, $"{how} after {cut} other rows stand before it"));
            return;
        }

        for (var row = 0; row < rows; row++)
        {
            var expected = full.Row(row);
            var actual = other.Row(row);
            for (var column = 0; column < full.Names.Count; column++)
            {
                if (BitConverter.DoubleToInt64Bits(expected[column]) != BitConverter.DoubleToInt64Bits(actual[column]))
                {
                    var name = full.Names[column];
                    leaks.TryAdd((name, kind), new(
                        name, kind, full.Times[row], $"{Text(expected[column])} with all of history, {Text(actual[column])} {how} after {cut}"));
                }
            }
        }
    }

    private static (double Value, double Label)[] Pairs(FeatureMatrix rows, int column, IReadOnlyList<double> labels) =>
    [
        .. Enumerable.Range(0, labels.Count)
            .Select(row => (Value: rows.Row(row)[column], Label: labels[row]))
            .Where(pair => !double.IsNaN(pair.Value) && !double.IsNaN(pair.Label)),
    ];

    private static Leak? Suspect(string name, (double Value, double Label)[] pairs, LeakageSettings settings)
    {
        if (pairs.Length < settings.RowsMin)
        {
            return null;
        }

        var values = Ranks.Of([.. pairs.Select(pair => pair.Value)]);
        var area = Area(values, [.. pairs.Select(pair => pair.Label > 0.0)]);
        var correlation = Ranks.Correlation(values, Ranks.Of([.. pairs.Select(pair => pair.Label)]));
        var isTooGood = Math.Abs(area - 0.5) > settings.AreaMax || Math.Abs(correlation) > settings.CorrelationMax;
        return isTooGood
            ? new(name, LeakKind.TooGood, null,
                $"area under the ROC curve {Text(area)}, rank correlation {Text(correlation)} over {pairs.Length} rows; credible are 0.5 ± {Text(settings.AreaMax)} and ± {Text(settings.CorrelationMax)}")
            : null;
    }

    /// <summary>The Mann–Whitney statistic: how often a row with the event ranks above one without. ½ when one of the two is missing.</summary>
    private static double Area(double[] ranks, bool[] events)
    {
        var with = 0L;
        var sum = 0.0;
        for (var i = 0; i < ranks.Length; i++)
        {
            if (events[i])
            {
                with++;
                sum += ranks[i];
            }
        }

        var without = ranks.Length - with;
        return with == 0 || without == 0 ? 0.5 : (sum - (with * (with + 1) / 2.0)) / ((double)with * without);
    }

    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}

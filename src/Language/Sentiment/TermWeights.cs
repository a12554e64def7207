using System.Runtime.InteropServices;
using Arus.Foundation.Numerics;

namespace Arus.Language.Sentiment;

/// <summary>
/// Turns terms into a row by TF-IDF: a term that occurs n times weighs 1 + ln n, times 1 + ln((1 + sentences) ÷ (1 + sentences with the term)), and each block is
/// scaled to its length. Terms of a single sentence are left out; terms of the rules are kept as they are.
/// </summary>
internal sealed class TermWeights
{
    /// <summary>The longest term that is learned, in UTF-16 units; longer ones are no words.</summary>
    public const int TermLengthMax = 1_000;

    private const int FewestSentences = 3;
    private static readonly double[] BlockScales = [1.0, 1.0, 0.9, 0.5];

    private readonly Dictionary<string, int> _columns;
    private readonly double[] _rarities;

    private TermWeights(Dictionary<string, int> columns, double[] rarities)
    {
        _columns = columns;
        _rarities = rarities;
    }

    public int Columns => _rarities.Length;

    /// <summary>The terms in the order of their columns, which is ordinal.</summary>
    public IEnumerable<string> Terms => _columns.OrderBy(column => column.Value).Select(column => column.Key);

    /// <summary>Per column how rare its term is.</summary>
    public ReadOnlySpan<double> Rarities => _rarities;

    /// <summary>Those of terms that were learned before.</summary>
    /// <param name="terms">In ordinal order, each once.</param>
    /// <param name="rarities">One for each.</param>
    public static TermWeights Of(IReadOnlyList<string> terms, double[] rarities)
    {
        var columns = new Dictionary<string, int>(terms.Count, StringComparer.Ordinal);
        foreach (var term in terms)
        {
            columns.Add(term, columns.Count);
        }

        return new TermWeights(columns, rarities);
    }

    public static TermWeights Learn(IReadOnlyList<List<string>[]> sentences)
    {
        var counts = new Dictionary<string, (int Sentences, int Last)>(StringComparer.Ordinal);
        for (var sentence = 0; sentence < sentences.Count; sentence++)
        {
            foreach (var term in sentences[sentence].SelectMany(terms => terms))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _);
                if (count.Last != sentence + 1)
                {
                    count = (count.Sentences + 1, sentence + 1);
                }
            }
        }

        var kept = counts.Where(count => count.Value.Sentences >= FewestSentences && count.Key.Length <= TermLengthMax).Select(count => count.Key).Order(StringComparer.Ordinal).ToList();
        return Of(kept, [.. kept.Select(term => term[0] == 's' ? 1.0 : 1.0 + StrictMath.Log((1.0 + sentences.Count) / (1.0 + counts[term].Sentences)))]);
    }

    /// <summary>Adds the row of a sentence; terms never learned count for nothing.</summary>
    public void AddRow(List<string>[] sentence, SparseRows rows)
    {
        foreach (var block in SentenceTerms.Blocks)
        {
            var known = new List<int>(sentence[(int)block].Count);
            foreach (var term in sentence[(int)block])
            {
                if (_columns.TryGetValue(term, out var column))
                {
                    known.Add(column);
                }
            }

            known.Sort();
            AddBlock(CollectionsMarshal.AsSpan(known), block, rows);
        }

        rows.EndRow();
    }

    private void AddBlock(ReadOnlySpan<int> sorted, TermBlock block, SparseRows rows)
    {
        var weights = new List<(int Column, double Weight)>(sorted.Length);
        var squares = 0.0;
        for (var from = 0; from < sorted.Length;)
        {
            var column = sorted[from];
            var end = from + 1;
            while (end < sorted.Length && sorted[end] == column)
            {
                end++;
            }

            var weight = (1.0 + StrictMath.Log(end - from)) * _rarities[column];
            squares += weight * weight;
            weights.Add((column, weight));
            from = end;
        }

        var scale = block == TermBlock.Signs || squares == 0 ? BlockScales[(int)block] : BlockScales[(int)block] / Math.Sqrt(squares);
        foreach (var (column, weight) in weights)
        {
            rows.Add(column, weight * scale);
        }
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Training;

/// <summary>The rows, outcomes and times of one task.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Labels">One per row that can be learned from, in the order of time; <see cref="Label.Row"/> is the row's index.</param>
/// <param name="Rows">A row of features per bar.</param>
/// <param name="Times">The close of each bar.</param>
internal sealed record TaskData(Instrument Instrument, IReadOnlyList<Label> Labels, FeatureTable Rows, IReadOnlyList<Timestamp> Times)
{
    private const int SampleMax = 20_000;

    /// <summary>The economic calendar its rows tell of; null for none.</summary>
    public string? Calendar { get; init; }

    /// <summary>What is predicted of it.</summary>
    public PredictionTask Prediction(TrainingRequest request) =>
        new(request.Source, Instrument.Id, [.. request.Instruments.Concat(request.Others).Where(other => other != Instrument.Id)], request.Period, request.Barriers) { Calendar = Calendar };

    /// <summary>The examples of some labels; a break stands wherever rows do not follow one another.</summary>
    public Examples Examples(int[] chosen)
    {
        var width = Rows.Columns.Count;
        var values = new double[chosen.Length * width];
        var (targets, weights, breaks) = (new double[chosen.Length], new double[chosen.Length], new List<int>());
        for (var i = 0; i < chosen.Length; i++)
        {
            var label = Labels[chosen[i]];
            Rows.Row(label.Row).CopyTo(values.AsSpan(i * width, width));
            targets[i] = label.IsUp ? 1 : 0;

            // A label that shares all of its life counts for little, not for nothing.
            weights[i] = Math.Max(label.Weight, 1e-3);
            if (i > 0 && label.Row != Labels[chosen[i - 1]].Row + 1)
            {
                breaks.Add(i);
            }
        }

        return new(new(Rows.Columns, values), targets, weights, breaks.Count == 0 ? null : [.. breaks]);
    }

    /// <summary>Rows spread over all there are, each with its outcome, 1 or 0: enough to see whether a feature knows it.</summary>
    public (FeatureMatrix Rows, double[] Outcomes) Sample()
    {
        var stride = ((Labels.Count - 1) / SampleMax) + 1;
        Label[] chosen = [.. Labels.Where((_, i) => i % stride == 0)];
        double[] values = [.. chosen.SelectMany(label => Rows.Row(label.Row).ToArray())];
        return (new(Rows.Columns, [.. chosen.Select(label => Times[label.Row])], values), [.. chosen.Select(label => label.IsUp ? 1.0 : 0.0)]);
    }

    /// <summary>The rows up to and with those of some consecutive labels, so that a window reaches back into what was known.</summary>
    public FeatureTable Reaching(int first, int last, int steps, out int lead)
    {
        var (from, to) = (Labels[first].Row, Labels[last].Row + 1);
        lead = Math.Min(steps - 1, from);
        var width = Rows.Columns.Count;
        return new(Rows.Columns, Rows.Values[((from - lead) * width)..(to * width)]);
    }

    /// <summary>The first row that closed after a moment; the number of rows when none did.</summary>
    public int FirstAfter(Timestamp moment)
    {
        var row = Times.Count;
        while (row > 0 && Times[row - 1] > moment)
        {
            row--;
        }

        return row;
    }

    /// <summary>The rows from one on.</summary>
    public FeatureTable From(int row) => new(Rows.Columns, Rows.Values[(row * Rows.Columns.Count)..]);

    /// <summary>SHA-256 over everything that is learned from.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[8];
        foreach (var label in Labels)
        {
            Append(label.IsUp ? 1 : 0, bytes);
            Append(label.Weight, bytes);
            foreach (var value in Rows.Row(label.Row))
            {
                Append(value, bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(double value, Span<byte> room)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(room, double.IsNaN(value) ? double.NaN : value);
            hash.AppendData(room);
        }
    }
}

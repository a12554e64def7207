using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Similarity;

/// <summary>Past situations by where they lie, each dimension in its own deviations; searched one by one, so that the nearest are the nearest.</summary>
internal sealed class SituationIndex : ISituationIndex
{
    private const int CountMax = 1_000;

    private readonly SituationHistory _history;
    private readonly Label[] _labels;
    private readonly IPatternReader _reader;
    private readonly float[] _places;
    private readonly float[] _scales;
    private readonly int _steps;
    private readonly int _dimensions;

    /// <param name="model">Of what is usual.</param>
    /// <param name="history">Where the situations are from.</param>
    /// <param name="labels">One per situation, which ends at the label's row.</param>
    public SituationIndex(IPatternModel model, SituationHistory history, Label[] labels)
    {
        (Model, To, _history, _labels, _reader) = (model.Id, history.To, history, labels, model.NewReader());
        (_steps, _dimensions) = (model.Steps, model.Dimensions);
        _places = new float[labels.Length * _dimensions];
        var width = history.Rows.Columns.Count;
        for (var i = 0; i < labels.Length; i++)
        {
            _reader.Read(history.Rows.Values.AsSpan((labels[i].Row - _steps + 1) * width, _steps * width), Place(i));
        }

        _scales = Scales();
        for (var i = 0; i < labels.Length; i++)
        {
            Scale(Place(i));
        }
    }

    /// <inheritdoc/>
    public ModelId Model { get; }

    /// <inheritdoc/>
    public Timestamp To { get; }

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <inheritdoc/>
    public SituationAnswer Ask(ReadOnlySpan<double> window, Timestamp from, int count)
    {
        ThrowOnFaults(window.Length, from, count);
        var place = new float[_dimensions];
        var unusual = _reader.Read(window, place);
        Scale(place);
        var nearest = Nearest(Distances(place), count);
        return new(unusual, [.. nearest.Select(found => Told(found.Index, found.Distance))], Outcome([.. nearest.Select(found => _labels[found.Index])]), Outcome(_labels));
    }

    /// <summary>The squares of all distances.</summary>
    private float[] Distances(ReadOnlySpan<float> place)
    {
        var (distances, apart) = (new float[Count], new float[_dimensions]);
        for (var i = 0; i < Count; i++)
        {
            place.CopyTo(apart);
            Lanes.AddScaled(apart.AsSpan(), -1, Place(i));
            distances[i] = Lanes.Dot(apart, apart);
        }

        return distances;
    }

    /// <summary>Nearest first, the earlier of equals; one that overlaps a nearer one, its outcome included, is the same event.</summary>
    private List<(int Index, double Distance)> Nearest(float[] distances, int count)
    {
        var found = new List<(int Index, double Distance)>();
        foreach (var index in Enumerable.Range(0, Count).OrderBy(i => distances[i]))
        {
            if (found.Count == count)
            {
                break;
            }

            if (!found.Exists(other => Overlap(_labels[other.Index], _labels[index])))
            {
                found.Add((index, Math.Sqrt(distances[index] / (double)_dimensions)));
            }
        }

        return found;
    }

    private bool Overlap(Label one, Label other) => one.Row - _steps + 1 <= other.EndRow && other.Row - _steps + 1 <= one.EndRow;

    private Situation Told(int index, double distance)
    {
        var label = _labels[index];
        return new(_history.Times[label.Row - _steps + 1], _history.Times[label.Row], _history.Times[label.EndRow], distance, label.IsUp, label.Return, label.Cost);
    }

    private static SituationOutcome Outcome(Label[] labels)
    {
        var (ups, sum, bought, sold) = (0, 0.0, 0.0, 0.0);
        foreach (var label in labels)
        {
            ups += label.IsUp ? 1 : 0;
            sum += label.Return;
            bought += label.Return - label.Cost;
            sold += -label.Return - label.Cost;
        }

        double n = labels.Length;
        var (low, high) = Proportion.Wilson(ups / n, labels.Length);
        return new(labels.Length, ups / n, low, high, sum / n, bought / n, sold / n);
    }

    private Span<float> Place(int index) => _places.AsSpan(index * _dimensions, _dimensions);

    private void Scale(Span<float> place)
    {
        for (var d = 0; d < _dimensions; d++)
        {
            place[d] *= _scales[d];
        }
    }

    /// <summary>Per dimension one over its deviation; 0 for one that tells nothing apart.</summary>
    private float[] Scales()
    {
        var scales = new float[_dimensions];
        for (var d = 0; d < _dimensions; d++)
        {
            var (mean, squares) = (0.0, 0.0);
            for (var i = 0; i < Count; i++)
            {
                var distance = Place(i)[d] - mean;
                mean += distance / (i + 1);
                squares += distance * (Place(i)[d] - mean);
            }

            scales[d] = squares > 0 ? (float)(1.0 / Math.Sqrt(squares / Count)) : 0;
        }

        return scales;
    }

    private void ThrowOnFaults(int length, Timestamp from, int count)
    {
        var expected = _steps * _history.Rows.Columns.Count;
        Fault?[] found =
        [
            length == expected ? null : new("SITUATION_SIZE", "window", string.Create(CultureInfo.InvariantCulture, $"has {length} values"), $"{expected}"),
            from > To ? null : new("SITUATION_TOO_EARLY", "window", $"begins at {from}", $"after {To}, to which the past is known"),
            count is >= 1 and <= CountMax ? null : new("SITUATIONS_LIMIT", "count", string.Create(CultureInfo.InvariantCulture, $"was {count}"), $"1 to {CountMax}"),
        ];
        Fault[] faults = [.. found.OfType<Fault>()];
        if (faults.Length > 0)
        {
            throw new InvalidInputException(faults);
        }
    }
}

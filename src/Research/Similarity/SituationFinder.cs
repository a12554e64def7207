using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Arus.Research.Training;

namespace Arus.Research.Similarity;

/// <summary>Makes rows and outcomes of stored bars as training does, and asks of the last situation what it was like, with what was known before it began.</summary>
internal sealed class SituationFinder(TaskReader reader, ISituations situations) : ISituationFinder
{
    /// <summary>How prices move, in units of their own.</summary>
    private static readonly string[] Movement =
    [
        "ret1", "ret3", "ret12", "ret24", "body", "close.position", "range.atr", "sma20.distance", "sma50.distance", "ema20.slope", "adx14", "di14.gap", "rsi14",
        "roc10.atr", "zscore20", "volatility20.100.ratio", "volatility20.rank250", "bollinger20.position", "donchian20.position", "regression20.slope",
        "swing.high.distance", "swing.low.distance",
    ];

    public SimilarSituations Find(SimilarRequest request, CancellationToken stop)
    {
        var task = reader.Read(
            new()
            {
                DataDirectory = request.DataDirectory,
                Source = request.Source,
                Instruments = [request.Instrument],
                Period = request.Period,
                Barriers = request.Barriers,
                Calendar = "none",
                Features = request.Features.Count > 0 ? request.Features : Movement,
            },
            stop)[0];
        var last = request.At is { } at ? task.Times.TakeWhile(time => time <= at).Count() - 1 : task.Times.Count - 1;
        var first = last - request.Spec.Steps + 1;
        if (first < 1)
        {
            throw new InvalidInputException(
                "SITUATIONS_TOO_FEW", "moment", request.At is { } asked ? $"at {asked} fewer than {request.Spec.Steps + 1} bars had closed" : "there are too few bars", $"a later one; the first bar closed at {task.Times[0]}");
        }

        var index = situations.Build(new(task.Rows, task.Times, task.Labels, task.Times[first - 1]), request.Spec, stop);
        var width = task.Rows.Columns.Count;
        var answer = index.Ask(task.Rows.Values.AsSpan(first * width, request.Spec.Steps * width), task.Times[first], request.Count);
        return new(task.Times[first], task.Times[last], index.To, index.Model, index.Count, answer, After(task, first, last));
    }

    private static Situation? After(TaskData task, int first, int last)
    {
        var found = task.Labels.Where(label => label.Row == last).Select(label => (Label?)label).FirstOrDefault();
        return found is { } label
            ? new(task.Times[first], task.Times[last], task.Times[label.EndRow], 0, label.IsUp, label.Return, label.Cost)
            : null;
    }
}

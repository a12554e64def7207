using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Training;

/// <summary>Reads stored bars and makes rows and outcomes of them.</summary>
internal sealed class TaskReader(BarReader reader, IInstrumentCatalog instruments, ICostCatalog costs, IFeatureCatalog features, ILabels labels, ICalendarShelf calendars)
{
    /// <summary>Fewer rows teach nothing that could be judged.</summary>
    public const int RowsMin = 500;

    /// <summary>The tasks of a training.</summary>
    /// <exception cref="InvalidInputException">An instrument is unknown, or has too few rows.</exception>
    public IReadOnlyList<TaskData> Read(TrainingRequest request, CancellationToken stop)
    {
        var known = request.Instruments.Concat(request.Others).Select(Known).ToList();
        var histories = known.Select(instrument => Bars(instrument.Id, request.DataDirectory, request.Source, request.Period, request.From, request.To)).ToList();
        var (calendarId, calendar) = Calendar(request);
        var tasks = new List<TaskData>();
        foreach (var (instrument, history) in known.Zip(histories).Take(request.Instruments.Count))
        {
            stop.ThrowIfCancellationRequested();
            var spec = new FeatureSetSpec(instrument, request.Period) { Names = request.Features, Others = [.. known.Where(other => other != instrument)], Calendar = calendar };
            var task = Task(instrument, history.Bars, features.Compute(spec, new(histories)), request.Barriers) with { Calendar = calendarId };
            tasks.Add(task.Labels.Count >= RowsMin
                ? task
                : throw new InvalidInputException("TRAINING_TOO_SHORT", instrument.Id.ToString(), $"has {task.Labels.Count} rows with an outcome and features", $"at least {RowsMin}"));
        }

        return tasks;
    }

    /// <summary>Rows and outcomes of a model's task from a moment on, made as in training. Instruments to compare with that the source does not have count as missing.</summary>
    /// <param name="directory">Of the store.</param>
    /// <param name="source">Whose bars; another than the model was trained on, perhaps.</param>
    /// <param name="task">What the model predicts.</param>
    /// <param name="names">Its features.</param>
    /// <param name="from">The first row that matters; bars before it warm the features up.</param>
    /// <param name="to">Last moment, not included; null to the end.</param>
    /// <exception cref="InvalidInputException">The instrument or a feature is unknown, or the source has none of it.</exception>
    public TaskData Later(string directory, SourceId source, PredictionTask task, IReadOnlyList<string> names, Timestamp from, Timestamp? to)
    {
        var (instrument, others) = (Known(task.Instrument), task.Others.Select(Known).ToList());
        // What happened since stands in the current calendar.
        var calendar = task.Calendar is null ? null : calendars.Current(directory) is { } id ? calendars.Open(directory, id) : null;
        var spec = new FeatureSetSpec(instrument, task.Period) { Names = names, Others = others, Calendar = calendar };
        var warm = WarmUp.Before(from, task, features.All.Where(feature => names.Contains(feature.Name)));
        var own = Bars(instrument.Id, directory, source, task.Period, warm, to);
        var beside = others.Where(other => reader.Has(directory, source, other.Id)).Select(other => Bars(other.Id, directory, source, task.Period, warm, to));
        return Task(instrument, own.Bars, features.Compute(spec, new([own, .. beside])), task.Barriers);
    }

    private (string? Id, IEconomicCalendar? Calendar) Calendar(TrainingRequest request)
    {
        if (request.Calendar == "none" || (request.Calendar ?? calendars.Current(request.DataDirectory)) is not { } id)
        {
            return (null, null);
        }

        return (id, calendars.Open(request.DataDirectory, id) ?? throw new InvalidInputException("CALENDAR_UNKNOWN", "calendar", $"'{id}' is not kept", "none, or an id that 'arus calendar list' names"));
    }

    private TaskData Task(Instrument instrument, IReadOnlyList<Bar> bars, FeatureMatrix matrix, BarrierSpec barriers)
    {
        if (matrix.Times.Count != bars.Count)
        {
            throw new InvalidOperationException($"{matrix.Times.Count} rows of features for {bars.Count} bars.");
        }

        var prices = new LabelPrices(
            [.. bars.Select(bar => Mid(bar.High, bar.Spread))], [.. bars.Select(bar => Mid(bar.Low, bar.Spread))], [.. bars.Select(bar => bar.CloseMid)],
            Costs(bars, instrument));
        var table = new FeatureTable(matrix.Names, matrix.Values);
        return new(instrument, [.. labels.TripleBarrier(prices, barriers).Where(label => HasMost(table.Row(label.Row)))], table, matrix.Times);
    }

    /// <summary>The bars of one instrument, and what a round trip costs at each as a fraction of the price.</summary>
    /// <exception cref="InvalidInputException">The instrument is unknown, or the source has none of it.</exception>
    public (Instrument Instrument, IReadOnlyList<Bar> Bars, double[] Costs) ReadBars(
        string directory, SourceId source, InstrumentId id, BarPeriod period, Timestamp? from, Timestamp? to)
    {
        var instrument = Known(id);
        var bars = Bars(id, directory, source, period, from, to).Bars;
        return (instrument, bars, Costs(bars, instrument));
    }

    private double[] Costs(IReadOnlyList<Bar> bars, Instrument instrument)
    {
        _ = costs.TryFind(instrument.Id, out var charged);
        return [.. bars.Select(bar => (Spread(bar, instrument, charged) / bar.CloseMid) + RoundTrip.Commission(charged, instrument, bar.CloseMid))];
    }

    private Instrument Known(InstrumentId id) => instruments.TryFind(id, out var found)
        ? found : throw new InvalidInputException("INSTRUMENT_UNKNOWN", id.ToString(), "is not in the catalogue", "a known symbol");

    private BarHistory Bars(InstrumentId instrument, string directory, SourceId source, BarPeriod period, Timestamp? from, Timestamp? to) =>
        new(instrument, period, reader.Read(directory, source, instrument, period, from, to));

    /// <summary>What the bar says, or what is assumed where it says nothing.</summary>
    private static double Spread(in Bar bar, Instrument instrument, TradingCosts? charged) => bar.Spread > PriceDelta.Zero
        ? bar.Spread.ToDouble()
        : (double)(charged?.SpreadPoints ?? 0) * instrument.TickSize.ToDouble();

    private static double Mid(Price bid, PriceDelta spread) => Price.Middle(bid, bid + spread);

    /// <summary>While the slowest features warm up a row says too little.</summary>
    public static bool HasMost(ReadOnlySpan<double> row)
    {
        var missing = 0;
        foreach (var value in row)
        {
            missing += double.IsNaN(value) ? 1 : 0;
        }

        return missing * 2 <= row.Length;
    }
}

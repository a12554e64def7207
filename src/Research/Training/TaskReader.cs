using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Training;

/// <summary>Reads stored bars and makes rows and outcomes of them.</summary>
internal sealed class TaskReader(IMarketDataReader reader, IInstrumentCatalog instruments, ICostCatalog costs, IFeatureCatalog features, ILabels labels, ICalendarShelf calendars)
{
    /// <summary>Fewer rows teach nothing that could be judged.</summary>
    public const int RowsMin = 500;

    public IReadOnlyList<TaskData> Read(TrainingRequest request, CancellationToken stop)
    {
        var known = request.Instruments.Select(id => instruments.TryFind(id, out var found)
            ? found : throw new InvalidInputException("INSTRUMENT_UNKNOWN", id.ToString(), "is not in the catalogue", "a known symbol")).ToList();
        var histories = known.Select(instrument => new BarHistory(instrument.Id, request.Period, Bars(request, instrument.Id))).ToList();
        var (calendarId, calendar) = Calendar(request);
        var tasks = new List<TaskData>();
        foreach (var (instrument, history) in known.Zip(histories))
        {
            stop.ThrowIfCancellationRequested();
            var spec = new FeatureSetSpec(instrument, request.Period) { Names = request.Features, Others = [.. known.Where(other => other != instrument)], Calendar = calendar };
            tasks.Add(Task(request, instrument, history.Bars, features.Compute(spec, new(histories))) with { Calendar = calendarId });
        }

        return tasks;
    }

    private (string? Id, IEconomicCalendar? Calendar) Calendar(TrainingRequest request)
    {
        if (request.Calendar == "none" || (request.Calendar ?? calendars.Current(request.DataDirectory)) is not { } id)
        {
            return (null, null);
        }

        return (id, calendars.Open(request.DataDirectory, id) ?? throw new InvalidInputException("CALENDAR_UNKNOWN", "calendar", $"'{id}' is not kept", "none, or an id that 'arus calendar list' names"));
    }

    private TaskData Task(TrainingRequest request, Instrument instrument, IReadOnlyList<Bar> bars, FeatureMatrix matrix)
    {
        if (matrix.Times.Count != bars.Count)
        {
            throw new InvalidOperationException($"{matrix.Times.Count} rows of features for {bars.Count} bars.");
        }

        _ = costs.TryFind(instrument.Id, out var charged);
        var prices = new LabelPrices(
            [.. bars.Select(bar => Mid(bar.High, bar.Spread))], [.. bars.Select(bar => Mid(bar.Low, bar.Spread))], [.. bars.Select(bar => bar.CloseMid)],
            [.. bars.Select(bar => (Spread(bar, instrument, charged) / bar.CloseMid) + RoundTrip.Commission(charged, instrument, bar.CloseMid))]);
        var table = new FeatureTable(matrix.Names, matrix.Values);
        Label[] usable = [.. labels.TripleBarrier(prices, request.Barriers).Where(label => HasMost(table.Row(label.Row)))];
        return usable.Length >= RowsMin
            ? new(instrument, usable, table, matrix.Times)
            : throw new InvalidInputException("TRAINING_TOO_SHORT", instrument.Id.ToString(), $"has {usable.Length} rows with an outcome and features", $"at least {RowsMin}");
    }

    /// <summary>What the bar says, or what is assumed where it says nothing.</summary>
    private static double Spread(in Bar bar, Instrument instrument, TradingCosts? charged) => bar.Spread > PriceDelta.Zero
        ? bar.Spread.ToDouble()
        : (double)(charged?.SpreadPoints ?? 0) * instrument.TickSize.ToDouble();

    private static double Mid(Price bid, PriceDelta spread) => Price.Middle(bid, bid + spread);

    /// <summary>While the slowest features warm up a row says too little.</summary>
    private static bool HasMost(ReadOnlySpan<double> row)
    {
        var missing = 0;
        foreach (var value in row)
        {
            missing += double.IsNaN(value) ? 1 : 0;
        }

        return missing * 2 <= row.Length;
    }

    private List<Bar> Bars(TrainingRequest request, InstrumentId instrument)
    {
        using var feed = reader.OpenStore(request.DataDirectory, new(request.Source, [instrument], request.Period) { From = request.From, To = request.To });
        var (bars, buffer) = (new List<Bar>(), new Bar[4_096]);
        for (var count = feed.Read(buffer); count > 0; count = feed.Read(buffer))
        {
            bars.AddRange(buffer.AsSpan(0, count));
        }

        return bars;
    }
}

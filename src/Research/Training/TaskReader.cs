using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Training;

/// <summary>Reads stored bars and makes rows and outcomes of them.</summary>
internal sealed class TaskReader(IMarketDataReader reader, IInstrumentCatalog instruments, ICostCatalog costs, IFeatureCatalog features, ILabels labels)
{
    /// <summary>Fewer rows teach nothing that could be judged.</summary>
    public const int RowsMin = 500;

    public IReadOnlyList<TaskData> Read(TrainingRequest request, CancellationToken stop)
    {
        var known = request.Instruments.Select(Find).ToList();
        var histories = known.Select(instrument => new BarHistory(
            instrument.Id, request.Period, Bars(request.DataDirectory, new(request.Source, [instrument.Id], request.Period) { From = request.From, To = request.To }))).ToList();
        var tasks = new List<TaskData>();
        foreach (var (instrument, history) in known.Zip(histories))
        {
            stop.ThrowIfCancellationRequested();
            var spec = new FeatureSetSpec(instrument, request.Period) { Names = request.Features, Others = [.. known.Where(other => other != instrument)] };
            tasks.Add(Task(request, instrument, history.Bars, features.Compute(spec, new(histories))));
        }

        return tasks;
    }

    /// <summary>The bars of one instrument, and what a round trip costs at each as a fraction of the price.</summary>
    public (Instrument Instrument, List<Bar> Bars, double[] Costs) ReadBars(string directory, StoreRequest request)
    {
        var instrument = Find(request.Instruments[0]);
        var bars = Bars(directory, request);
        return (instrument, bars, Costs(bars, instrument));
    }

    private Instrument Find(InstrumentId id) => instruments.TryFind(id, out var found)
        ? found
        : throw new InvalidInputException("INSTRUMENT_UNKNOWN", id.ToString(), "is not in the catalogue", "a known symbol");

    private double[] Costs(IReadOnlyList<Bar> bars, Instrument instrument)
    {
        _ = costs.TryFind(instrument.Id, out var charged);
        return [.. bars.Select(bar => (Spread(bar, instrument, charged) / bar.CloseMid) + RoundTrip.Commission(charged, instrument, bar.CloseMid))];
    }

    private TaskData Task(TrainingRequest request, Instrument instrument, IReadOnlyList<Bar> bars, FeatureMatrix matrix)
    {
        if (matrix.Times.Count != bars.Count)
        {
            throw new InvalidOperationException($"{matrix.Times.Count} rows of features for {bars.Count} bars.");
        }

        var prices = new LabelPrices(
            [.. bars.Select(bar => Mid(bar.High, bar.Spread))], [.. bars.Select(bar => Mid(bar.Low, bar.Spread))], [.. bars.Select(bar => bar.CloseMid)],
            Costs(bars, instrument));
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

    private List<Bar> Bars(string directory, StoreRequest request)
    {
        using var feed = reader.OpenStore(directory, request);
        var (bars, buffer) = (new List<Bar>(), new Bar[4_096]);
        for (var count = feed.Read(buffer); count > 0; count = feed.Read(buffer))
        {
            bars.AddRange(buffer.AsSpan(0, count));
        }

        return bars;
    }
}

using Arus.Contracts.Learning;
using Arus.Learning.Metrics;

namespace Arus.Learning.Tables;

/// <summary>Fits a model to a table.</summary>
/// <param name="catalog">Trains.</param>
/// <param name="judge">Judges.</param>
/// <param name="time">Takes the time of the training.</param>
internal sealed class TableFit(IModelCatalog catalog, IModelJudge judge, TimeProvider time) : ITableFit
{
    /// <summary>The share of a table that is held out when there is no test table: its last rows, so that the past is judged by what came after it.</summary>
    public const double HoldOutShare = 0.2;

    /// <inheritdoc/>
    public FittedTable Fit(ModelSpec spec, FitTables tables, CancellationToken stop)
    {
        if (!(tables.ValidationShare >= 0 && tables.ValidationShare < 1))
        {
            throw new InvalidInputException("VALIDATION_SHARE_INVALID", "the validation share", $"was {tables.ValidationShare}", "at least 0 and below 1");
        }

        var table = NumberTable.Read(tables.Name, tables.Table, tables.Target, features: null);
        var test = tables.Test is null ? null : NumberTable.Read(tables.TestName ?? "the test table", tables.Test, tables.Target, table.Features.Columns);
        var known = test is null ? table.Count - (int)Math.Round(table.Count * HoldOutShare) : table.Count;
        var fitted = known - (int)Math.Round(known * tables.ValidationShare);
        var start = time.GetTimestamp();
        var model = catalog.Train(spec, Part(table, 0, fitted), fitted < known ? Part(table, fitted, known) : null, stop);
        var seconds = time.GetElapsedTime(start).TotalSeconds;

        // Held-out rows follow the known ones, so that windows may begin before them.
        var targets = test?.Targets ?? table.Targets[known..];
        var probabilities = test is null ? judge.Predict(model, table.Features)[known..] : judge.Predict(model, test.Features);
        return new(model, fitted, known - fitted, targets.Length, test is null, seconds, probabilities, targets, Scoring.Of(probabilities, targets));
    }

    private static Examples Part(Examples examples, int from, int to)
    {
        var columns = examples.Features.Columns.Count;
        return new(examples.Features with { Values = examples.Features.Values[(from * columns)..(to * columns)] }, examples.Targets[from..to]);
    }
}

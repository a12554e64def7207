using System.Globalization;
using Arus.Contracts.Features;

namespace Arus.Features;

/// <summary>Computes one indicator over a table of bars; see <see cref="TableColumns"/> and <see cref="TableRow"/> for what is read.</summary>
internal sealed class IndicatorTable : IIndicatorTable
{
    /// <summary>Faults told one by one; a wrong file has as many as lines, and nobody reads them all.</summary>
    public const int FaultsMax = 100;

    /// <inheritdoc/>
    public long Run(IndicatorSpec spec, string inputName, TextReader input, TextWriter output)
    {
        var entry = IndicatorCatalog.Find(spec);
        var rows = Read(inputName, input, entry.NeedsVolume);
        var stream = IndicatorCatalog.Stream(spec);
        var outputs = new double[entry.Outputs.Count];

        output.Write($"time,{string.Join(',', entry.Outputs)}\n");
        foreach (var (time, bar) in rows)
        {
            stream.Update(in bar);
            stream.CopyTo(outputs);
            output.Write(time);
            foreach (var value in outputs)
            {
                output.Write(',');
                output.Write(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
            }

            output.Write('\n');
        }

        return rows.Count;
    }

    private static List<(string Time, IndicatorInput Bar)> Read(string inputName, TextReader input, bool needsVolume)
    {
        var lines = new TableLines(inputName, input);
        var columns = TableColumns.Read(inputName, lines.Read() ?? "", needsVolume);
        var rows = new List<(string Time, IndicatorInput Bar)>();
        var faults = new List<Fault>();
        var untold = 0L;
        while (lines.Read() is { } line)
        {
            if (line.AsSpan().IsWhiteSpace())
            {
                continue;
            }

            var where = $"{inputName}:{lines.Number}";
            var row = TableRow.Read(columns, line, where, faults);
            if (row is { } read)
            {
                CheckOrder(rows, read, where, faults);
                rows.Add(read);
            }

            untold += Math.Max(faults.Count - FaultsMax, 0);
            faults.RemoveRange(Math.Min(faults.Count, FaultsMax), Math.Max(faults.Count - FaultsMax, 0));
        }

        if (untold > 0)
        {
            faults.Add(new("TABLE_FAULTS_UNTOLD", inputName, $"{untold} more faults", "a table without faults"));
        }

        return faults.Count > 0 ? throw new InvalidInputException(faults) : rows;
    }

    private static void CheckOrder(
        List<(string Time, IndicatorInput Bar)> rows, (string Time, IndicatorInput Bar) row, string where, List<Fault> faults)
    {
        if (rows.Count > 0 && row.Bar.Time < rows[^1].Bar.Time)
        {
            faults.Add(new("TABLE_TIME_BACKWARD", where, $"{row.Time} comes after {rows[^1].Time}", "bars in the order of time, oldest first"));
        }
    }
}

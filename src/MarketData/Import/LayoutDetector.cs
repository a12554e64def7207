using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>
/// Finds out how to read a text entry: its columns (<see cref="ColumnFinder"/>) from the header, the request, the path or the look of the rows;
/// then decimal sign, order of dates, price scale and bar period from the rows themselves.
/// </summary>
internal static class LayoutDetector
{
    /// <summary>Detects the layout of an entry from its front.</summary>
    /// <exception cref="InvalidInputException">No reading fits: the fault says what was found.</exception>
    public static RowLayout Detect(SourceEntry entry, FileRequest request, ReadOnlySpan<byte> preview)
    {
        var sample = FileSample.Of(preview);
        var layout = ColumnFinder.Find(entry, request, sample);
        layout = WithDecimalSign(layout, sample);
        layout = WithDateOrder(layout, sample);
        layout = layout with { Format = request.Format ?? layout.Format };
        layout = WithStatedZone(layout);
        layout = PriceScaleFinder.WithScale(layout, request, sample);
        return WithPeriod(layout, sample, entry);
    }

    private static RowLayout WithStatedZone(RowLayout layout) => layout.Format switch
    {
        "truefx" => layout with { StatedZone = "UTC" },
        "histdata" => layout with { ZoneHint = "UTC-5" },
        "mt5" => layout with { ZoneHint = "UTC+2/EU", CarriesQuotes = layout.IsQuotes },
        _ => layout,
    };

    private static RowLayout WithDecimalSign(RowLayout layout, FileSample sample)
    {
        var (commas, points, commaLast) = (0, 0, 0);
        foreach (var cell in PriceCells(layout, sample))
        {
            var (comma, point) = (cell.LastIndexOf(','), cell.LastIndexOf('.'));
            commas += comma >= 0 ? 1 : 0;
            points += point >= 0 ? 1 : 0;
            commaLast += comma > point ? 1 : 0;
        }

        if (commas == 0)
        {
            return layout;
        }

        var isComma = points == 0 || commaLast * 2 > commas;
        var (sign, group) = isComma ? ((byte)',', (byte)'.') : ((byte)'.', (byte)',');
        return layout with
        {
            DecimalSign = sign,
            GroupSign = group,
            Evidence = [.. layout.Evidence, $"decimal sign '{(char)sign}', thousands '{(char)group}'"],
        };
    }

    private static RowLayout WithDateOrder(RowLayout layout, FileSample sample)
    {
        var column = Array.FindIndex(layout.Columns, static field => field is Field.Date or Field.DateTime);
        if (column < 0)
        {
            return layout;
        }

        var cells = DataLines(layout, sample).Where(line => line.Count > column).Select(line => line[column]).ToList();
        var (dayFaults, daySteps) = Misfit(cells, DateOrder.DayFirst);
        var (monthFaults, monthSteps) = Misfit(cells, DateOrder.MonthFirst);
        return (monthFaults, monthSteps).CompareTo((dayFaults, daySteps)) < 0
            ? layout with { DateOrder = DateOrder.MonthFirst, Evidence = [.. layout.Evidence, "dates are month/day/year"] }
            : layout;
    }

    private static (int Faults, int BackwardSteps) Misfit(List<string> cells, DateOrder order)
    {
        var (faults, steps, last) = (0, 0, long.MinValue);
        foreach (var cell in cells)
        {
            if (!TimeCell.TryParse(System.Text.Encoding.ASCII.GetBytes(cell), order, out var local, out _, out _))
            {
                faults++;
                continue;
            }

            steps += local < last ? 1 : 0;
            last = local;
        }

        return (faults, steps);
    }

    private static RowLayout WithPeriod(RowLayout layout, FileSample sample, SourceEntry entry)
    {
        if (layout.IsQuotes)
        {
            return layout with { Period = BarPeriod.Tick };
        }

        if (layout.Period is not null)
        {
            return layout;
        }

        List<long> times = [];
        var parser = new RowParser(layout);
        Row row = default;
        foreach (var line in DataLines(layout, sample))
        {
            if (parser.TryParse(LineOf(line, layout.Delimiter), ref row))
            {
                times.Add(row.LocalNanos);
            }
        }

        return PeriodFinder.FromSpacing(times) is { } measured
            ? layout with { Period = measured, Evidence = [.. layout.Evidence, $"period {measured} from the spacing of {times.Count} rows"] }
            : PeriodFinder.FromName(entry.Name) is { } named
                ? layout with { Period = named, Evidence = [.. layout.Evidence, $"period {named} from the file's name"] }
                : layout;
    }

    /// <summary>The cells of the price columns, of the rows of the sample.</summary>
    public static IEnumerable<string> PriceCells(RowLayout layout, FileSample sample)
    {
        foreach (var line in DataLines(layout, sample))
        {
            for (var i = 0; i < layout.Columns.Length && i < line.Count; i++)
            {
                if (layout.Columns[i] is Field.Bid or Field.Ask or Field.Open or Field.High or Field.Low or Field.Close && line[i].Length > 0)
                {
                    yield return line[i];
                }
            }
        }
    }

    private static IEnumerable<List<string>> DataLines(RowLayout layout, FileSample sample) =>
        sample.Lines.Skip(layout.HeaderLines).Where(static line => line.Count > 1);

    private static byte[] LineOf(List<string> cells, byte delimiter) => System.Text.Encoding.ASCII.GetBytes(
        string.Join((char)delimiter, cells.Select(cell => cell.Contains((char)delimiter) ? $"\"{cell}\"" : cell)));
}

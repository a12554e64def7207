using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Finds what each column holds.</summary>
internal static class ColumnFinder
{
    private const int HeaderWithin = 10;

    /// <summary>The columns, by request, by header, or by the look of the rows and the path.</summary>
    /// <exception cref="InvalidInputException">None of these tells.</exception>
    public static RowLayout Find(SourceEntry entry, FileRequest request, FileSample sample)
    {
        var layout = request.Columns is { } columns ? Requested(columns, request, sample)
            : Headed(sample) ?? Bare(entry, sample)
            ?? throw new InvalidInputException(
                "IMPORT_COLUMNS_UNKNOWN", entry.Label, $"begins with '{sample.Show(0)}', which is no known form of ticks or bars",
                "a known export, or --columns such as time,bid,ask");
        return Complete(layout with { Delimiter = sample.Delimiter }, entry);
    }

    private static RowLayout Requested(string columns, FileRequest request, FileSample sample)
    {
        var names = columns.Split(',', StringSplitOptions.TrimEntries);
        var fields = ColumnNames.Map(names);
        if (!IsEnough(fields))
        {
            throw new InvalidInputException(
                "IMPORT_COLUMNS_INVALID", "--columns", $"'{columns}' names no time, or neither bid and ask nor open, high, low and close",
                "names such as time,bid,ask or date,time,open,high,low,close,volume,spread; '-' skips a column");
        }

        var header = sample.Lines.Take(HeaderWithin).TakeWhile(static line => !line.Exists(IsTime) && line.Exists(IsText)).Count();
        return WithTimes(
            new() { Format = request.Format ?? "csv", Columns = fields, HeaderLines = header, Evidence = ["columns as requested"] }, sample);

        static bool IsTime(string cell) => CellShape.Of(cell) is CellKind.Date or CellKind.DateTime or CellKind.Epoch or CellKind.Time;
        static bool IsText(string cell) => CellShape.Of(cell) == CellKind.Text;
    }

    private static RowLayout? Headed(FileSample sample)
    {
        var at = sample.Lines.FindIndex(0, Math.Min(HeaderWithin, sample.Lines.Count), static line => ColumnNames.IsHeader(line));
        if (at < 0)
        {
            return null;
        }

        var names = sample.Lines[at];
        var fields = ColumnNames.Map(names);
        var lower = names.ConvertAll(static name => name.ToLowerInvariant());
        var isMetaTrader = lower[0].StartsWith('<') || lower.Exists(static name => name is "tickvol" or "<tickvol>" or "real_volume");
        return !IsEnough(fields) ? null : WithTimes(
            new()
            {
                Format = isMetaTrader ? "mt5" : "csv",
                Columns = fields,
                HeaderLines = at + 1,
                Evidence = [$"columns from the header in line {at + 1}"],
            },
            sample);
    }

    /// <summary>A column headed "time" may hold dates, times of day or counts of seconds: the first row that fits tells.</summary>
    private static RowLayout WithTimes(RowLayout layout, FileSample sample)
    {
        foreach (var line in sample.Lines.Skip(layout.HeaderLines).Take(100))
        {
            var columns = (Field[])layout.Columns.Clone();
            var (hasDate, hasTime) = (false, false);
            string? epoch = null;
            for (var i = 0; i < columns.Length && i < line.Count; i++)
            {
                if (columns[i] is not (Field.Date or Field.DateTime))
                {
                    continue;
                }

                columns[i] = CellShape.Of(line[i]) switch
                {
                    CellKind.Date when !hasDate => Field.Date,
                    CellKind.DateTime when !hasDate => Field.DateTime,
                    CellKind.Epoch when !hasDate => Field.Epoch,
                    CellKind.Time when !hasTime => Field.Time,
                    _ => Field.Skip,
                };
                epoch = columns[i] == Field.Epoch ? line[i] : epoch;
                hasDate |= columns[i] is Field.Date or Field.DateTime or Field.Epoch;
                hasTime |= columns[i] is Field.Time or Field.DateTime or Field.Epoch;
            }

            if (hasDate)
            {
                return layout with { Columns = columns, EpochDecimals = epoch is null ? 0 : CellShape.EpochDecimals(epoch)!.Value };
            }
        }

        return layout;
    }

    /// <summary>No header: time cells first, then numbers whose count tells what they are.</summary>
    private static RowLayout? Bare(SourceEntry entry, FileSample sample)
    {
        foreach (var line in sample.Lines.Take(100))
        {
            if (BareQuotesOfDay(entry, line) is { } lean)
            {
                return lean;
            }

            var kinds = line.ConvertAll(CellShape.Of);
            var first = kinds.FindIndex(static kind => kind is CellKind.Date or CellKind.DateTime or CellKind.Epoch);
            if (first < 0 || kinds.Take(first).Any(static kind => kind is not CellKind.Text))
            {
                continue;
            }

            var prices = first + 1 + (first + 1 < kinds.Count && kinds[first] == CellKind.Date && kinds[first + 1] == CellKind.Time ? 1 : 0);
            if (PriceFields(kinds.GetRange(prices, kinds.Count - prices)) is { } fields)
            {
                List<Field> times = [kinds[first] == CellKind.Date ? Field.Date : kinds[first] == CellKind.Epoch ? Field.Epoch : Field.DateTime];
                times.AddRange(prices > first + 1 ? [Field.Time] : []);
                return new()
                {
                    Format = BareFormat(line, kinds, first, fields),
                    Columns = [.. Enumerable.Repeat(Field.Skip, first), .. times, .. fields],
                    EpochDecimals = CellShape.EpochDecimals(line[first]) ?? 0,
                    Evidence = [$"no header; columns from the look of '{string.Join((char)sample.Delimiter, line)}'"],
                };
            }
        }

        return null;
    }

    /// <summary>LEAN's files of one day: milliseconds since midnight, the day in the path.</summary>
    private static RowLayout? BareQuotesOfDay(SourceEntry entry, List<string> line)
    {
        if (LeanName.Parse(entry.File, entry.Name) is not { DayNanos: { } day } name || line.Count < 3
            || CellShape.Of(line[0]) is not (CellKind.Number or CellKind.Date) || line[0].Split('.')[0].Length > 8
            || line.Exists(static cell => CellShape.Of(cell) is CellKind.Text or CellKind.DateTime))
        {
            return null;
        }

        Field[]? prices = line.Count switch
        {
            3 or 4 or 5 => [Field.Bid, Field.Ask, .. Enumerable.Repeat(Field.Skip, line.Count - 3)],
            6 => [Field.Open, Field.High, Field.Low, Field.Close, Field.Volume],
            11 => QuoteBar,
            _ => null,
        };
        return prices is null ? null : new()
        {
            Format = "lean",
            Columns = [Field.MillisecondOfDay, .. prices],
            DayNanos = day,
            Evidence = ["days from the names of the files, columns as LEAN writes them"],
        };
    }

    private static readonly Field[] QuoteBar =
    [
        Field.Open, Field.High, Field.Low, Field.Close, Field.Skip, Field.Skip, Field.Skip, Field.Skip, Field.AskClose, Field.Skip,
    ];

    private static Field[]? PriceFields(List<CellKind> kinds)
    {
        var numbers = kinds.TakeWhile(static kind => kind == CellKind.Number).Count();
        var rest = Enumerable.Repeat(Field.Skip, kinds.Count - Math.Min(numbers, 2)).ToArray();
        Field[] bar = [Field.Open, Field.High, Field.Low, Field.Close];
        return (numbers, kinds.Count) switch
        {
            (10, 10) => QuoteBar,
            (2, 5) => [Field.Bid, Field.Ask, Field.Skip, Field.Skip, Field.QuoteChanges],
            (2 or 3, <= 4) => [Field.Bid, Field.Ask, .. rest],
            (4, _) => [.. bar, .. rest[2..]],
            (7, 7) => [.. bar, Field.Volume, Field.Skip, Field.SpreadPoints],
            ( >= 5, _) => [.. bar, Field.Volume, .. Enumerable.Repeat(Field.Skip, kinds.Count - 5)],
            _ => null,
        };
    }

    private static string BareFormat(List<string> line, List<CellKind> kinds, int first, Field[] fields) =>
        fields == QuoteBar ? "lean"
        : first == 1 && line[0].Contains('/') ? "truefx"
        : kinds[first] == CellKind.DateTime && line[first].Length >= 15 && line[first][8] == ' ' && !line[first].Contains(':') ? "histdata"
        : kinds[first] == CellKind.Date && fields.Length == 5 && line[first].Contains('.') ? "histdata"
        : kinds[first] == CellKind.Date && line[first].Contains('.') ? "mt5"
        : "csv";

    private static bool IsEnough(Field[] fields) =>
        Array.Exists(fields, static field => field is Field.Date or Field.DateTime or Field.Epoch or Field.MillisecondOfDay)
        && (Has(fields, Field.Bid, Field.Ask) || Has(fields, Field.Open, Field.High, Field.Low, Field.Close));

    private static bool Has(Field[] fields, params Field[] wanted) => Array.TrueForAll(wanted, field => Array.IndexOf(fields, field) >= 0);

    /// <summary>What the path adds, and what is not needed once there are quotes.</summary>
    private static RowLayout Complete(RowLayout layout, SourceEntry entry)
    {
        if (layout.IsQuotes)
        {
            layout = layout with
            {
                Columns = [.. layout.Columns.Select(static field => field
                    is Field.Open or Field.High or Field.Low or Field.Close or Field.SpreadPoints or Field.Volume ? Field.Skip : field)],
            };
        }

        if (layout.Format != "lean")
        {
            return layout;
        }

        var name = LeanName.Parse(entry.File, entry.Name);
        return layout with
        {
            Period = layout.IsQuotes ? BarPeriod.Tick : name.Period,
            StatedZone = name.Zone,
            Scale = name.IsEquity ? 10_000 : 1,
            Evidence = name.Zone is null ? layout.Evidence : [.. layout.Evidence, $"zone {name.Zone} from the market in the path"],
        };
    }
}

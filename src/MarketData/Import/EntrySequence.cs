using Arus.Contracts.MarketData;
using Arus.MarketData.Calendar;

namespace Arus.MarketData.Import;

/// <summary>The entries of all files of a request, in order, each opened and understood only when the one before has ended.</summary>
internal sealed class EntrySequence : IDisposable
{
    private readonly FileRequest _request;
    private readonly IEnumerator<SourceEntry> _entries;
    private readonly ZoneRule? _statedZone;
    private readonly List<string> _evidence = [];
    private readonly List<DetectedFormat> _detected = [];
    private ZoneRule? _measured;
    private string? _file;
    private int _filesBegun;

    /// <summary>Checks the request; opens nothing yet.</summary>
    /// <exception cref="InvalidInputException">The request has faults; all of them are named.</exception>
    public EntrySequence(FileRequest request)
    {
        _request = request;
        _statedZone = FileRequestCheck.Check(request);
        _entries = request.Files.SelectMany(SourceContainer.Open).GetEnumerator();
    }

    /// <summary>The entry being read; null before the first and after the last.</summary>
    public OpenedEntry? Current { get; private set; }

    /// <summary>The resolution all entries share; null while none with rows was opened.</summary>
    public BarPeriod? Resolution { get; private set; }

    public IReadOnlyList<DetectedFormat> Detected => _detected;

    public IReadOnlyList<string> Evidence => _evidence;

    /// <summary>How much of all files has been read, 0 to 1, each file counting the same.</summary>
    public double Fraction => Current is null ? Math.Min(_filesBegun, 1) : (_filesBegun - 1 + _entries.Current.FileFraction()) / _request.Files.Count;

    /// <summary>Opens the next entry.</summary>
    /// <exception cref="InvalidInputException">It cannot be read or understood, or holds another kind of rows than those before.</exception>
    public bool MoveNext()
    {
        Current = _entries.MoveNext() ? Open(_entries.Current) : null;
        return Current is not null;
    }

    public void Dispose() => _entries.Dispose();

    private OpenedEntry Open(SourceEntry entry)
    {
        _filesBegun += entry.File == _file ? 0 : 1;
        _file = entry.File;
        var reader = ReaderOf(entry, null);
        var layout = reader.Layout;
        if (layout.Period is not { } period)
        {
            throw new InvalidInputException(
                "IMPORT_PERIOD_UNKNOWN", entry.Label, "holds bars whose period neither the rows nor the name tell",
                "at least two rows a known period apart, or a name such as EURUSD_H1.csv");
        }

        Resolution ??= period;
        if (Resolution != period)
        {
            throw new InvalidInputException("IMPORT_MIXED", entry.Label, $"holds {period} rows", $"{Resolution} rows, as in the files before");
        }

        var (zone, isMeasured, why) = ZoneOf(entry, layout);
        Note(entry.Label, [.. layout.Evidence, why]);
        _detected.Add(new(
            entry.Label, layout.Format, ColumnNames.Describe(layout.Columns), layout.Delimiter == 0 ? "" : ((char)layout.Delimiter).ToString(),
            ((char)layout.DecimalSign).ToString(), layout.Scale, zone.Name, isMeasured));
        return new(entry.Label, reader, zone, isMeasured);
    }

    /// <summary>Repeats what a set of like files has in common only once.</summary>
    private void Note(string label, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (!_evidence.Exists(known => known.EndsWith(sentence, StringComparison.Ordinal)))
            {
                _evidence.Add($"{Path.GetFileName(label)}: {sentence}");
            }
        }
    }

    private IRowReader ReaderOf(SourceEntry entry, RowLayout? known)
    {
        if (entry.Content is MemoryStream)
        {
            var name = DukascopyName.Parse(entry.Name.Contains('/') ? entry.Name : entry.File)
                ?? throw new InvalidInputException(
                    "IMPORT_PATH_UNKNOWN", entry.Label, "does not say which hour it holds",
                    "a path such as EURUSD/2024/00/31/09h_ticks.bi5 (months from 00)");
            return new DukascopyRowReader(entry, name, _request.Scale ?? DukascopyRowReader.ScaleOf(_request.Instrument));
        }

        var lines = new LineReader(entry.Content);
        if (lines.Preview.Length == 0)
        {
            throw new InvalidInputException("IMPORT_EMPTY", entry.Label, "is empty", "rows of ticks or bars");
        }

        return new TextRowReader(lines, known ?? LayoutDetector.Detect(entry, _request, lines.Preview));
    }

    private (ZoneRule Zone, bool IsMeasured, string Evidence) ZoneOf(SourceEntry entry, RowLayout layout)
    {
        if (_statedZone is not null)
        {
            return (_statedZone, false, $"zone {_statedZone.Name} as requested");
        }

        if (layout.StatedZone is { } stated && ZoneRule.TryParse(stated, out var rule))
        {
            return (rule, false, $"zone {stated} as the format states");
        }

        if (HasOffsets(entry, layout) && ZoneRule.TryParse("UTC", out var utc))
        {
            return (utc, false, "times carry their offset from UTC");
        }

        var guess = ZoneDetector.Detect(LocalTimes(entry, layout), layout.ZoneHint);
        if (guess.IsMeasured)
        {
            _measured = guess.Rule;
        }

        return guess.IsMeasured || _measured is null
            ? (guess.Rule, guess.IsMeasured, guess.Evidence)
            : (_measured, false, $"zone {_measured.Name} as measured in a file before");
    }

    private bool HasOffsets(SourceEntry entry, RowLayout layout)
    {
        foreach (var row in Rows(entry, layout))
        {
            return row.HasOffset;
        }

        return false;
    }

    private IEnumerable<long> LocalTimes(SourceEntry entry, RowLayout layout) => Rows(entry, layout).Select(static row => row.LocalNanos);

    /// <summary>A second look at an entry, from its beginning.</summary>
    private IEnumerable<Row> Rows(SourceEntry entry, RowLayout layout)
    {
        foreach (var again in SourceContainer.Open(entry.File))
        {
            if (again.Name != entry.Name)
            {
                continue;
            }

            var reader = ReaderOf(again, layout);
            Row row = default;
            for (var read = reader.Read(ref row); read != RowRead.End; read = reader.Read(ref row))
            {
                if (read == RowRead.Row)
                {
                    yield return row;
                }
            }

            yield break;
        }
    }
}

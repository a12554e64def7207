using Arus.Contracts.Live;
using Arus.Engine.Journal;
using Arus.Engine.Live;
using Arus.Engine.Receipts;
using Arus.Foundation.FlowChains;
using Arus.Foundation.Journal;
using Arus.Foundation.Persistence;

namespace Arus.Engine.Replays;

/// <summary>
/// Computes a session again from its journal, from its first record to the end of a day, into a ledger of its own, and compares the two record by record.
/// </summary>
internal sealed class DayReplayer(SessionComposer composer, IDisk disk, TimeProvider time) : IDayReplayer
{
    /// <inheritdoc/>
    public DayVerdict Replay(string dataDirectory, string? day, CancellationToken cancel)
    {
        var temporary = Directory.CreateTempSubdirectory("arus-day-").FullName;
        try
        {
            var (session, ended) = Recompute(dataDirectory, day, Path.Combine(temporary, "ledger.jsonl"), cancel);
            using (session)
            {
                var recorded = Path.Combine(DataDirectory.Session(dataDirectory, session.Begin.Session), "ledger.jsonl");
                return Compare(session, ended, recorded);
            }
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>The last session that has the day, computed to its end.</summary>
    private (RunningSession Session, string Day) Recompute(string dataDirectory, string? wanted, string ledger, CancellationToken cancel)
    {
        var folder = DataDirectory.Journal(dataDirectory);
        var (begin, date) = Find(folder, wanted, cancel);
        using var reader = new JournalReader(disk, folder, begin);
        using var hub = new ObserverHub();
        RunningSession? session = null;
        SessionBegin? head = null;
        try
        {
            var isOver = false;
            while (!isOver && reader.TryRead(out var record))
            {
                cancel.ThrowIfCancellationRequested();
                switch ((RecordKind)record.Kind)
                {
                    case RecordKind.Begin when head is not null:
                    case RecordKind.End:
                        isOver = true;
                        break;
                    case RecordKind.Begin:
                        head = JournalJson.Read<SessionBegin>(record.Payload);
                        break;
                    case RecordKind.State when session is null:
                        session = Open(dataDirectory, head!, JournalJson.Read<SessionState>(record.Payload), ledger, hub);
                        break;
                    default:
                        _ = session!.Apply(in record, time.GetTimestamp());
                        while (session.TryTakeRequest(out _, out _, out _))
                        {
                        }

                        isOver = string.CompareOrdinal(session.Core.DaysEnded, date) >= 0;
                        break;
                }
            }

            return session is null ? throw NoDay(folder, wanted) : (session, date);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>Where the session of a day begins: days are told by the ticks that were received.</summary>
    private (long Begin, string Day) Find(string folder, string? wanted, CancellationToken cancel)
    {
        using var reader = new JournalReader(disk, folder);
        var ticks = new Contracts.MarketData.Tick[TickRecord.TicksMax];
        var (begin, found, newest) = (0L, 0L, "");
        SessionBegin? head = null;
        (SourceId, string) known = default;
        while (reader.TryRead(out var record))
        {
            cancel.ThrowIfCancellationRequested();
            if (record.Kind == (byte)RecordKind.Begin)
            {
                (begin, head) = (record.Number, JournalJson.Read<SessionBegin>(record.Payload));
            }
            else if (record.Kind == (byte)RecordKind.Ticks)
            {
                var (source, count) = TickRecord.Read(record.Payload, known, ticks, out var batch);
                known = (source, batch.Position.Session);
                if (count == 0 || source != head?.Options.Source || batch.IsBackfill)
                {
                    continue;
                }

                var date = composer.Calendar.NextRollover(ticks[count - 1].VenueTime).ToString()[..10];
                if (wanted is null ? string.CompareOrdinal(date, newest) >= 0 : date == wanted)
                {
                    (found, newest) = (begin, date);
                }
            }
        }

        return found > 0 ? (found, newest) : throw NoDay(folder, wanted);
    }

    private RunningSession Open(string dataDirectory, SessionBegin begin, SessionState state, string ledger, ObserverHub hub) =>
        new(composer, composer.Compose(begin.Options, dataDirectory, begin.Pins), begin, state, ledger, hub, time);

    private static DayVerdict Compare(RunningSession session, string day, string recorded)
    {
        session.FlushLedger();
        var isOver = session.Core.DaysEnded == day;
        var limit = isOver ? session.Core.DayRecord : session.LedgerRecords;
        var records = 0L;
        DayDifference? difference = null;
        using (var was = LedgerReader.Read(recorded).GetEnumerator())
        {
            foreach (var now in LedgerReader.Read(session.LedgerPath).TakeWhile(record => record.Number <= limit))
            {
                if (!was.MoveNext())
                {
                    // Of a day that goes on the last records may be on their way still.
                    difference = isOver ? new DayDifference(now.Number, CauseOf(now.Kind, ""), "", "nothing", now.Kind) : null;
                    limit = isOver ? limit : records;
                    break;
                }

                if (JsonDifference.First(was.Current.Json, now.Json) is { } told)
                {
                    difference = Told(now, was.Current, told);
                    break;
                }

                records++;
            }
        }

        return new DayVerdict(
            day, session.Begin.Session, session.Core.Inputs, session.Core.Ticks, session.Core.Engine.Decisions, session.View.Orders.Count, records,
            HashOf(session.LedgerPath, limit), HashOf(recorded, limit), difference);
    }

    private static DayDifference Told(LedgerRecord now, LedgerRecord was, string told)
    {
        var colon = told.IndexOf(": ", StringComparison.Ordinal);
        var path = colon > 0 ? told[..colon] : "";
        var cause = was.Kind == now.Kind ? CauseOf(now.Kind, path) : "signal";
        return new DayDifference(now.Number, cause, path, Value(was, path), Value(now, path));
    }

    /// <summary>What the field of a record that differs speaks of.</summary>
    private static string CauseOf(string kind, string path) => (kind, path.Split('.', '[')[^1]) switch
    {
        ("run", _) => path.Contains("costs", StringComparison.OrdinalIgnoreCase) ? "cost" : path.Contains("document", StringComparison.Ordinal) ? "signal" : "data",
        (_, "commission" or "amount" or "swap" or "nights") => "cost",
        (_, "at" or "venueTime" or "openedAt" or "closedAt" or "until" or "ageNanos") => "timing",
        ("fill" or "trade", _) => "price",
        ("decision", _) when path.StartsWith("tick", StringComparison.Ordinal) || path.StartsWith("bar", StringComparison.Ordinal) => "data",
        ("hour" or "day", _) => "data",
        _ => "signal",
    };

    private static string Value(LedgerRecord record, string path)
    {
        var at = record.Json;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step.Split('[')[0];
            if (at.ValueKind != System.Text.Json.JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return "nothing";
            }
        }

        var text = at.GetRawText();
        return text.Length > 200 ? text[..197] + "…" : text;
    }

    /// <summary>The hash of the first records of a ledger: what the file's would be if it ended there.</summary>
    private static string HashOf(string path, long records)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var block = new byte[1 << 16];
        int read;
        while (records > 0 && (read = file.Read(block)) > 0)
        {
            var end = 0;
            while (records > 0 && block.AsSpan(end, read - end).IndexOf((byte)'\n') is >= 0 and var length)
            {
                end += length + 1;
                records--;
            }

            hash.AppendData(block, 0, records > 0 ? read : end);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static InvalidInputException NoDay(string folder, string? wanted) => new(
        "DAY_UNKNOWN", folder, wanted is null ? "no live session has taken a quote" : $"no live session took a quote of the trading day {wanted}",
        "a day such as 2026-11-21, by the date it ends on");
}

using System.Globalization;
using System.Text.Json.Nodes;
using Arus.Contracts.MarketData;

namespace Arus.Host.Commands;

/// <summary>What came of an import, and of storing it; <see langword="null"/> for a dry run.</summary>
internal sealed record ImportOutcome(ImportSummary Summary, ImportReceipt? Stored);

/// <summary>The outcome of an import, for a person and for a program.</summary>
internal static class ImportText
{
    private const int GapsShown = 10;

    public static void Write(Terminal terminal, ImportOutcome outcome, SourceId source)
    {
        var (summary, before, after) = (outcome.Summary, outcome.Summary.Source, outcome.Summary.Quality);
        foreach (var file in summary.Detected)
        {
            terminal.Out.WriteLine($"{file.File}: {file.Format}, columns {file.Columns}, zone {file.TimeZone} ({(file.IsZoneMeasured ? "measured" : "stated or documented")}), scale {file.Scale.ToString(CultureInfo.InvariantCulture)}");
        }

        foreach (var evidence in summary.Evidence)
        {
            terminal.Out.WriteLine($"  {evidence}");
        }

        terminal.Out.WriteLine();
        terminal.WriteTable(
            ["", "as written", "after zone and validation"],
            [
                ["rows", Count(before.Rows), Count(after.Rows)],
                ["first", before.First?.ToString().TrimEnd('Z') ?? "-", after.First?.ToString() ?? "-"],
                ["last", before.Last?.ToString().TrimEnd('Z') ?? "-", after.Last?.ToString() ?? "-"],
                ["lowest", before.Lowest.ToString(), ""],
                ["highest", before.Highest.ToString(), ""],
                ["crossed", Count(before.Crossed), Of(after.Flagged, after.Rejected, QualityCode.Crossed)],
                ["locked", Count(before.Locked), ""],
                ["suspected spikes", "", Of(after.Flagged, after.Rejected, QualityCode.Spike)],
                ["duplicates", Count(before.ExactDuplicates), Of(after.Rejected, after.Rejected, QualityCode.Duplicate)],
                ["times seen before", Count(before.DuplicateTimes), ""],
                ["backward steps", Count(before.BackwardSteps), Of(after.Rejected, after.Rejected, QualityCode.OutOfOrder)],
                ["inconsistent bars", Count(before.InconsistentBars), Of(after.Rejected, after.Rejected, QualityCode.InconsistentBar)],
                ["not positive", "", Of(after.Rejected, after.Rejected, QualityCode.NonPositive)],
                ["unreadable", "", Of(after.Rejected, after.Rejected, QualityCode.Unreadable)],
                ["gaps in the week", Count(before.InWeekGaps), Count(after.Gaps.Count(gap => !gap.IsWeekend))],
                ["gaps over a weekend", Count(before.WeekendGaps), Count(after.Gaps.Count(gap => gap.IsWeekend))],
            ],
            "lrr");
        foreach (var gap in after.Gaps.Take(GapsShown))
        {
            terminal.Out.WriteLine($"  gap {gap.From} to {gap.To}");
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine(outcome.Stored is { } stored
            ? $"stored {Count(stored.Stored)} rows of {summary.Instrument} under {source}{(stored.AlreadyStored > 0 ? $"; {Count(stored.AlreadyStored)} were there already" : "")}"
            : $"dry run: {Count(summary.Stored)} rows of {summary.Instrument} would be stored under {source}");
    }

    public static JsonObject Json(ImportOutcome outcome, SourceId source)
    {
        var (summary, before, after) = (outcome.Summary, outcome.Summary.Source, outcome.Summary.Quality);
        return new JsonObject
        {
            ["symbol"] = summary.Instrument.ToString(),
            ["source"] = source.Value,
            ["resolution"] = summary.Resolution.ToString(),
            ["dryRun"] = outcome.Stored is null,
            ["files"] = new JsonArray([.. summary.Detected.Select(file => (JsonNode)new JsonObject
            {
                ["file"] = file.File,
                ["format"] = file.Format,
                ["columns"] = file.Columns,
                ["delimiter"] = file.Delimiter,
                ["scale"] = file.Scale,
                ["timezone"] = file.TimeZone,
                ["timezoneMeasured"] = file.IsZoneMeasured,
            })]),
            ["evidence"] = new JsonArray([.. summary.Evidence.Select(line => (JsonNode)line)]),
            ["before"] = new JsonObject
            {
                ["rows"] = before.Rows,
                ["first"] = before.First?.ToString().TrimEnd('Z'),
                ["last"] = before.Last?.ToString().TrimEnd('Z'),
                ["min"] = before.Lowest.ToDecimal(),
                ["max"] = before.Highest.ToDecimal(),
                ["crossed"] = before.Crossed,
                ["locked"] = before.Locked,
                ["exactDuplicates"] = before.ExactDuplicates,
                ["duplicateTimes"] = before.DuplicateTimes,
                ["backwardSteps"] = before.BackwardSteps,
                ["inconsistentBars"] = before.InconsistentBars,
                ["inWeekGaps"] = before.InWeekGaps,
                ["weekendGaps"] = before.WeekendGaps,
                ["medianSpread"] = before.MedianSpread?.ToDecimal(),
            },
            ["rows"] = after.Rows,
            ["first"] = after.First?.ToString(),
            ["last"] = after.Last?.ToString(),
            ["stored"] = outcome.Stored?.Stored ?? summary.Stored,
            ["alreadyThere"] = outcome.Stored?.AlreadyStored ?? 0,
            ["rejected"] = Codes(after.Rejected),
            ["flagged"] = Codes(after.Flagged),
            ["gaps"] = new JsonArray([.. after.Gaps.Select(gap => (JsonNode)new JsonObject
            {
                ["from"] = gap.From.ToString(),
                ["to"] = gap.To.ToString(),
                ["weekend"] = gap.IsWeekend,
            })]),
        };
    }

    private static JsonObject Codes(IReadOnlyDictionary<string, long> counts)
    {
        var json = new JsonObject();
        foreach (var (code, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json[code] = count;
        }

        return json;
    }

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Of(IReadOnlyDictionary<string, long> first, IReadOnlyDictionary<string, long> second, string code) =>
        Count(first.TryGetValue(code, out var count) ? count : second.GetValueOrDefault(code));
}

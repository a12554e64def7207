using System.Globalization;
using Arus.Contracts.Engine;
using Arus.Foundation.FlowChains;

namespace Arus.Engine.Receipts;

/// <summary>Reads receipts back: the FlowChain of an order in plain words, the check of a ledger, the comparison with a recomputed one.</summary>
internal sealed class ReceiptTeller : IReceipts
{
    /// <inheritdoc/>
    public OrderReceipt? Find(string ledgerPath, OrderId order)
    {
        var chain = Chain(ledgerPath, order);
        if (chain.Count == 0)
        {
            return null;
        }

        var times = HopTimes(ledgerPath, [.. chain.Select(record => record.Number)]);
        return new OrderReceipt(order, ledgerPath, [.. chain.SelectMany(record => HopText.Of(record, times))]);
    }

    /// <inheritdoc/>
    public LedgerVerdict Verify(string ledgerPath)
    {
        var check = LedgerReader.Verify(ledgerPath);
        return new LedgerVerdict(check.Records, check.Hash, check.IsComplete, check.Fault);
    }

    /// <inheritdoc/>
    public ReplayVerdict Compare(string ledgerPath, string recomputedPath, OrderId order)
    {
        var chain = Chain(ledgerPath, order);
        if (chain.Count == 0)
        {
            throw new InvalidInputException("ORDER_UNKNOWN", ledgerPath, $"it has no order {order}", "an order of this run; 'arus runs' lists the runs");
        }

        var last = chain[^1].Number;
        using var recorded = LedgerReader.Read(ledgerPath).GetEnumerator();
        using var recomputed = LedgerReader.Read(recomputedPath).GetEnumerator();
        for (var number = 1L; number <= last; number++)
        {
            recorded.MoveNext();
            if (!recomputed.MoveNext())
            {
                return new ReplayVerdict(order, number - 1, false, $"record {number} ({recorded.Current.Kind}): recorded, but the replay ended before it");
            }

            if (JsonDifference.First(recorded.Current.Json, recomputed.Current.Json) is { } difference)
            {
                return new ReplayVerdict(order, number - 1, false, $"record {number} ({recorded.Current.Kind}): {difference}");
            }
        }

        return new ReplayVerdict(order, last, true, null);
    }

    /// <summary>The records of one order in their order: its decision, itself, its events, fills, and the trades and swaps of its position.</summary>
    private static List<LedgerRecord> Chain(string path, OrderId order)
    {
        var id = order.ToString();
        var chain = new List<LedgerRecord>();
        LedgerRecord? decision = null;
        var positions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in LedgerReader.Read(path))
        {
            switch (record.Kind)
            {
                case "decision":
                    decision = record;
                    break;
                case "order" when Is(record, "order", id):
                    if (decision is not null && Is(decision, "decision", record.Json.GetProperty("decision").GetString()!))
                    {
                        chain.Add(decision);
                    }

                    chain.Add(record);
                    break;
                case "event" or "fill" or "quarantine" when Is(record, "order", id):
                    chain.Add(record);
                    if (record.Kind == "fill")
                    {
                        positions.Add(record.Json.GetProperty("position").GetString()!);
                    }

                    break;
                case "swap" when positions.Contains(record.Json.GetProperty("position").GetString()!):
                    chain.Add(record);
                    break;
                case "trade" when Is(record, "openedBy", id) || Is(record, "closedBy", id):
                    chain.Add(record);
                    if (Is(record, "openedBy", id))
                    {
                        positions.Remove(record.Json.GetProperty("position").GetString()!);
                    }

                    break;
            }
        }

        return chain;
    }

    private static bool Is(LedgerRecord record, string property, string value) =>
        record.Json.TryGetProperty(property, out var found) && found.ValueEquals(value);

    private static Dictionary<(long Record, string Hop), long> HopTimes(string ledgerPath, HashSet<long> records)
    {
        var times = new Dictionary<(long, string), long>();
        if (!File.Exists(LedgerWriter.TimesPath(ledgerPath)))
        {
            return times;
        }

        foreach (var line in File.ReadLines(LedgerWriter.TimesPath(ledgerPath)))
        {
            var parts = line.Split(' ');
            if (parts.Length == 3 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var record) && records.Contains(record)
                && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var nanos))
            {
                times[(record, parts[1])] = nanos;
            }
        }

        return times;
    }
}

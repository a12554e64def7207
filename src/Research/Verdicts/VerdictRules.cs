using System.Globalization;
using Arus.Contracts.Research;
using static Arus.Contracts.Research.VerdictResult;

namespace Arus.Research.Verdicts;

/// <summary>The rules of docs/verdicts.md. A limit is the last value that passes.</summary>
internal static class VerdictRules
{
    public const string ContaminatedOpinions = "CONTAMINATED_OPINIONS";
    public const double GapShareMax = 0.05;
    public const double RejectedShareMax = 0.01;
    public const double FlaggedShareMax = 0.01;
    public const double DataShareRejectedBeyond = 0.25;
    public const int TradesMin = 30;
    public const double AmbiguousShareMax = 0.05;
    public const double LargestTradeShareMax = 0.30;

    /// <summary>Judges a run; never <see cref="Pass"/>, since nothing here proves a strategy.</summary>
    public static Verdict Judge(VerdictFacts facts)
    {
        VerdictCheck[] checks =
        [
            facts.IsComplete ? new("INCOMPLETE_RUN", Pass, "the run reached the end of its data", null, null)
                : new("INCOMPLETE_RUN", Reject, "the run was cancelled before the end of its data", null, null),
            facts.Rows > 0 ? new("NO_DATA", Pass, $"{Count(facts.Rows)} rows of data, at least 1 needed", facts.Rows, 1)
                : new("NO_DATA", Reject, "0 rows of data, at least 1 needed", 0, 1),
            AtMost("STOPPED_OUT", Reject, facts.StopOuts, "position was closed", "positions were closed", " by the venue for want of margin"),
            AtMost("QUARANTINED_ORDERS", Reject, facts.Quarantined, "order was set aside", "orders were set aside", ""),
            Loss(facts),
            ShareAtMost("DATA_GAPS", facts.GapShare, GapShareMax, "of the trading time has no data"),
            ShareAtMost("DATA_REJECTED", Share(facts.RejectedRows, facts.Rows), RejectedShareMax, "of the rows were rejected"),
            ShareAtMost("DATA_FLAGGED", Share(facts.FlaggedRows, facts.Rows), FlaggedShareMax, "of the rows are crossed or suspicious"),
            facts.IsSimulated ? new("SIMULATED_DATA", Suspect, "the market is simulated: profit on it says nothing about a real one", null, null)
                : new("SIMULATED_DATA", Pass, "the market was recorded", null, null),
            AtMost("ZERO_COSTS", Suspect, facts.ZeroCosts.Count, "cost is zero", "costs are zero", Named(facts.ZeroCosts)),
            AtMost("ASSUMED_COSTS", Suspect, facts.AssumedCosts.Count, "cost is assumed", "costs are assumed",
                $", not stated for this account{Named(facts.AssumedCosts)}"),
            new("TOO_FEW_TRADES", facts.Trades < TradesMin ? Suspect : Pass, $"{Count(facts.Trades)} {(facts.Trades == 1 ? "trade" : "trades")}, at least {TradesMin} wanted", facts.Trades, TradesMin),
            ShareAtMost("AMBIGUOUS_BARS", Share(facts.AmbiguousBars, facts.Trades), AmbiguousShareMax,
                "of the trades met a bar in which stop or target could have come first", hasReject: false),
            facts.LargestTradeShare is { } share
                ? ShareAtMost("ONE_TRADE", share, LargestTradeShareMax, "of the net profit comes from one trade", hasReject: false)
                : new("ONE_TRADE", Pass, "no profit that one trade could carry", null, LargestTradeShareMax),
            Contaminated(facts.Contamination),
            new("NO_WALK_FORWARD", Unproven, "no walk-forward validation was made: nothing here proves the strategy", null, null),
        ];
        return new(checks.Max(check => check.Finding), checks);
    }

    /// <summary>What a model may have learned beforehand proves nothing.</summary>
    public static VerdictCheck Contaminated(Contamination? found) => found is { Answers: > 0 }
        ? new(ContaminatedOpinions, Suspect,
            $"{Count(found.Answers)} of {Count(found.Of)} answers of language models may know what came after them ({string.Join("; ", found.Models)}); none may", found.Answers, 0)
        : new(ContaminatedOpinions, Pass,
            found is null ? "no answer of a language model was heard" : $"none of {Count(found.Of)} answers of language models can know what came after it", 0, 0);

    private static VerdictCheck Loss(VerdictFacts facts) => new("NET_LOSS", facts.Trades > 0 && facts.NetProfit.Amount < 0 ? Reject : Pass,
        $"a {(facts.NetProfit.Amount < 0 ? "loss" : "profit")} of {Math.Abs(facts.NetProfit.Amount).ToString("#,0.00", CultureInfo.InvariantCulture)} {facts.NetProfit.Currency} after all costs, at least 0 wanted",
        (double)facts.NetProfit.Amount, 0);

    private static VerdictCheck AtMost(string code, VerdictResult beyond, long value, string one, string many, string rest) =>
        new(code, value > 0 ? beyond : Pass, $"{Count(value)} {(value == 1 ? one : many)}{rest}; none may be", value, 0);

    private static string Named(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" ({string.Join("; ", names)})";

    private static VerdictCheck ShareAtMost(string code, double value, double limit, string what, bool hasReject = true) =>
        new(code, value <= limit ? Pass : hasReject && value > DataShareRejectedBeyond ? Reject : Suspect,
            $"{Percent(value)} {what}, at most {Percent(limit)} allowed", value, limit);

    private static double Share(long part, long whole) => whole > 0 ? (double)part / whole : 0;

    private static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double value) => (100 * value).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}

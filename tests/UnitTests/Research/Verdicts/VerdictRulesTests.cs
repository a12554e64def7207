using Arus.Contracts.Research;
using Arus.Research.Verdicts;

namespace Arus.UnitTests.Research.Verdicts;

public sealed class VerdictRulesTests
{
    private static readonly VerdictFacts Clean = new(1_000_000, 0, 0, 0, true, false, [], [], 100, 0, 0.1, 0, 0, SampleResults.Dollars(500));

    [Fact]
    public void Judge_NothingFound_IsUnprovenAndNeverPass()
    {
        var verdict = VerdictRules.Judge(Clean);

        Assert.Equal(VerdictResult.Unproven, verdict.Result);
        Assert.Equal(["NO_WALK_FORWARD"], verdict.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void Judge_ExactlyAtEveryLimit_IsStillUnproven()
    {
        var atLimit = Clean with
        {
            GapShare = 0.05,
            RejectedRows = 10_000,
            FlaggedRows = 10_000,
            Trades = 100,
            AmbiguousBars = 5,
            LargestTradeShare = 0.30,
            Contamination = new(0, 100, 0, []),
            NetProfit = SampleResults.Dollars(0),
        };

        Assert.Equal(VerdictResult.Unproven, VerdictRules.Judge(atLimit).Result);
        Assert.Equal(VerdictResult.Unproven, VerdictRules.Judge(Clean with { Trades = 30 }).Result);
    }

    [Theory]
    [InlineData("INCOMPLETE_RUN", VerdictResult.Reject)]
    [InlineData("NO_DATA", VerdictResult.Reject)]
    [InlineData("STOPPED_OUT", VerdictResult.Reject)]
    [InlineData("QUARANTINED_ORDERS", VerdictResult.Reject)]
    [InlineData("NET_LOSS", VerdictResult.Reject)]
    [InlineData("DATA_GAPS", VerdictResult.Suspect)]
    [InlineData("DATA_REJECTED", VerdictResult.Suspect)]
    [InlineData("DATA_FLAGGED", VerdictResult.Suspect)]
    [InlineData("SIMULATED_DATA", VerdictResult.Suspect)]
    [InlineData("ZERO_COSTS", VerdictResult.Suspect)]
    [InlineData("ASSUMED_COSTS", VerdictResult.Suspect)]
    [InlineData("TOO_FEW_TRADES", VerdictResult.Suspect)]
    [InlineData("AMBIGUOUS_BARS", VerdictResult.Suspect)]
    [InlineData("ONE_TRADE", VerdictResult.Suspect)]
    [InlineData("CONTAMINATED_OPINIONS", VerdictResult.Suspect)]
    public void Judge_JustBeyondOneLimit_FindsThatAlone(string code, VerdictResult expected)
    {
        var facts = code switch
        {
            "INCOMPLETE_RUN" => Clean with { IsComplete = false },
            "NO_DATA" => Clean with { Rows = 0 },
            "STOPPED_OUT" => Clean with { StopOuts = 1 },
            "QUARANTINED_ORDERS" => Clean with { Quarantined = 1 },
            "NET_LOSS" => Clean with { NetProfit = SampleResults.Dollars(-0.01m) },
            "DATA_GAPS" => Clean with { GapShare = 0.0501 },
            "DATA_REJECTED" => Clean with { RejectedRows = 10_001 },
            "DATA_FLAGGED" => Clean with { FlaggedRows = 10_001 },
            "SIMULATED_DATA" => Clean with { IsSimulated = true },
            "ZERO_COSTS" => Clean with { ZeroCosts = ["Slippage"] },
            "ASSUMED_COSTS" => Clean with { AssumedCosts = ["Latency"] },
            "TOO_FEW_TRADES" => Clean with { Trades = 29 },
            "AMBIGUOUS_BARS" => Clean with { AmbiguousBars = 6 },
            "CONTAMINATED_OPINIONS" => Clean with { Contamination = new(1, 100, 0, ["llama"]) },
            _ => Clean with { LargestTradeShare = 0.301 },
        };

        var verdict = VerdictRules.Judge(facts);

        Assert.Equal(expected, verdict.Result);
        Assert.Equal([code, "NO_WALK_FORWARD"], verdict.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void Judge_MoreThanAQuarterOfTheDataBad_Rejects()
    {
        Assert.Equal(VerdictResult.Suspect, VerdictRules.Judge(Clean with { RejectedRows = 250_000 }).Result);
        Assert.Equal(VerdictResult.Reject, VerdictRules.Judge(Clean with { RejectedRows = 250_001 }).Result);
    }

    [Fact]
    public void Judge_OneCostAndTwo_AreNamedInPlainWords()
    {
        Assert.Equal("1 cost is zero (Slippage); none may be", Text(Clean with { ZeroCosts = ["Slippage"] }));
        Assert.Equal("2 costs are zero (Slippage; Latency); none may be", Text(Clean with { ZeroCosts = ["Slippage", "Latency"] }));

        static string Text(VerdictFacts facts) => VerdictRules.Judge(facts).Reasons[0].Text;
    }
}

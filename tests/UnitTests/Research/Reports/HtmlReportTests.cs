using Arus.Contracts.Intelligence;
using Arus.Research.Reports;

namespace Arus.UnitTests.Research.Reports;

public sealed class HtmlReportTests
{
    [Fact]
    public void Of_NamesWithMarkup_AreEscapedEverywhere()
    {
        var html = HtmlReport.Of(SampleResults.Make(trades: 5, days: 5, name: "<script>alert(1)</script>", simulatedBy: "</script><b>"));

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("</script><b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HeardWhatMayKnowTheFuture_SaysSoOnTop()
    {
        var sample = SampleResults.Make(trades: 5, days: 5);

        Assert.Contains("Contaminated: 3 of 7 answers", HtmlReport.Of(sample with { Contamination = new(3, 7, 1, ["<llama>"]) }), StringComparison.Ordinal);
        Assert.DoesNotContain("<llama>", HtmlReport.Of(sample with { Contamination = new(3, 7, 1, ["<llama>"]) }), StringComparison.Ordinal);
        Assert.DoesNotContain("Contaminated:", HtmlReport.Of(sample with { Contamination = new(0, 7, 0, []) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyResult_ReachesForNothingOutside()
    {
        var html = HtmlReport.Of(SampleResults.Make());

        Assert.DoesNotContain("http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Of_TwentyThousandTrades_StaysBelowThreeMegabytes()
    {
        var html = HtmlReport.Of(SampleResults.Make(trades: 20_000));

        Assert.InRange(html.Length, 100_000, 1_000_000);
        Assert.Contains("200 of 20,000 trades", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingAtAll_SaysSoInsteadOfDrawing()
    {
        var html = HtmlReport.Of(SampleResults.Make(trades: 0, days: 0));

        Assert.Contains("No trades, no distribution.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SimulatedAndIncompleteRun_CarriesBothBanners()
    {
        var html = HtmlReport.Of(SampleResults.Make(isComplete: false, simulatedBy: "seeded model, seed 7"));

        Assert.Contains("Simulated market (seeded model, seed 7)", html, StringComparison.Ordinal);
        Assert.Contains("Incomplete: the run was cancelled", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SameResult_GivesTheSamePage() => Assert.Equal(HtmlReport.Of(SampleResults.Make()), HtmlReport.Of(SampleResults.Make()));

    [Fact]
    public void Of_AnyResult_PrintsEveryStatisticWithItsFormula()
    {
        var result = SampleResults.Make();

        var html = HtmlReport.Of(result);

        Assert.All(result.Statistics, statistic => Assert.Contains(ReportText.Escape(statistic.Formula), html, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_DeniedOrdersAndFlaggedCosts_AreShownWithTheirNumbers()
    {
        var html = HtmlReport.Of(SampleResults.Make(trades: 5, days: 5));

        Assert.Contains("Denied by the risk gate: QUANTITY_BELOW_MINIMUM</td><td class=\"n\">1</td>", html, StringComparison.Ordinal);
        Assert.Contains("the worse was taken</td><td class=\"n\">0</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"flag\">zero, assumed</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Do not rely on this result yet")]
    [InlineData(false, "Do not trade on this result")]
    public void Of_AnyVerdict_SaysWhatItMeans(bool isComplete, string meaning) =>
        Assert.Contains(meaning, HtmlReport.Of(SampleResults.Make(isComplete: isComplete)), StringComparison.Ordinal);

    [Fact]
    public void Of_OneQuote_DrawsALevel()
    {
        var result = SampleResults.Make(trades: 0, days: 1);

        var html = HtmlReport.Of(result with { Equity = [result.Equity[0]], Candles = [result.Candles[0]] });

        Assert.Contains("H1000V300H0Z", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Council_ShowsThreeWaysSideBySideAndSkillByRegime()
    {
        var sample = SampleResults.Make();
        var html = HtmlReport.Of(sample with
        {
            Agents = [sample.Agents[0] with { Regimes = [new(MarketRegime.Trend, 40, 0.24, 0.67, 0.0512)] }, sample.Agents[1] with { State = SeatState.NoSource }],
            Fusions =
            [
                new(ConsensusMethod.Voting, false, 90, 0.2511, 0.6954, -0.0044), new(ConsensusMethod.Bayesian, true, 91, 0.2508, 0.6948, -0.0033),
                new(ConsensusMethod.Stacking, false, 92, 0.2503, 0.6938, 0.0012),
            ],
        });

        Assert.Contains("Bayesian fusion <b class=\"mark\">decides</b>", html, StringComparison.Ordinal);
        Assert.Single(html.Split("class=\"mark\"")[1..]);
        Assert.Contains("<td class=\"n gain\">0.0012</td><td class=\"n\">0.2503</td><td class=\"n\">0.6938</td><td class=\"n\">92</td>", html, StringComparison.Ordinal);
        Assert.Contains("title=\"40 opinions, Brier 0.2400, log-loss 0.6700\">0.0512</td>", html, StringComparison.Ordinal);
        Assert.Contains("absent: no source", html, StringComparison.Ordinal);
    }
}

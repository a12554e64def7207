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
}

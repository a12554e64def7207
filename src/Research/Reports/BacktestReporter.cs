using Arus.Contracts.Research;

namespace Arus.Research.Reports;

/// <summary>Writes results down as JSON and as a page.</summary>
internal sealed class BacktestReporter : IBacktestReporter
{
    public string ToJson(BacktestResult result) => BacktestJson.Of(result);

    public string ToHtml(BacktestResult result) => HtmlReport.Of(result);
}

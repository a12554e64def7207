using Arus.Contracts.Research;

namespace Arus.Research.Verdicts;

/// <summary>The numbers a verdict rests on.</summary>
/// <param name="Rows">Rows of data, the rejected ones too.</param>
/// <param name="RejectedRows">Rows in quarantine.</param>
/// <param name="FlaggedRows">Rows kept but not trusted.</param>
/// <param name="GapShare">Share of the trading time that lies in gaps.</param>
/// <param name="IsComplete">Whether the run reached the end of its data.</param>
/// <param name="IsSimulated">Whether the market was simulated.</param>
/// <param name="ZeroCosts">Names of the costs used that are zero.</param>
/// <param name="AssumedCosts">Names of the costs used that nobody stated.</param>
/// <param name="Trades">Closed trades.</param>
/// <param name="AmbiguousBars">Bars in which stop and target could both have been first.</param>
/// <param name="LargestTradeShare">Largest win ÷ net profit; <see langword="null"/> without a net profit.</param>
/// <param name="StopOuts">Positions closed for want of margin.</param>
/// <param name="Quarantined">Orders set aside.</param>
/// <param name="NetProfit">End less start equity.</param>
internal sealed record VerdictFacts(
    long Rows, long RejectedRows, long FlaggedRows, double GapShare, bool IsComplete, bool IsSimulated, IReadOnlyList<string> ZeroCosts,
    IReadOnlyList<string> AssumedCosts, int Trades,
    long AmbiguousBars, double? LargestTradeShare, long StopOuts, long Quarantined, Money NetProfit)
{
    /// <summary>Answers of language models that may know what came after; null where none was heard.</summary>
    public Contamination? Contamination { get; init; }
}

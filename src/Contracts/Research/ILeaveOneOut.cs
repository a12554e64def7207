namespace Arus.Contracts.Research;

/// <summary>What one agent was worth to a strategy on one stretch of the market.</summary>
/// <param name="Agent">Who.</param>
/// <param name="With">End less start equity with everyone at the table.</param>
/// <param name="Without">The same with this agent muted; nothing when nobody with a vote is left.</param>
/// <param name="Trades">Closed trades with it muted.</param>
public sealed record SeatWorth(string Agent, Money With, Money Without, int Trades)
{
    /// <summary>The difference: positive for an agent that earned its seat.</summary>
    public Money Worth => With - Without;
}

/// <summary>Leaves one agent out at a time: the same run again for every seat, with its setting <c>agents.NAME.muted = true</c>.</summary>
public interface ILeaveOneOut
{
    /// <summary>Runs them all; no run is kept.</summary>
    /// <param name="request">The run with everyone.</param>
    /// <param name="progress">Hears the fraction done, 0 to 1.</param>
    /// <param name="cancel">Ends it between two quotes; then only the seats that were finished are in the answer.</param>
    /// <exception cref="InvalidInputException">The request is wrong, or its strategy has no agents.</exception>
    IReadOnlyList<SeatWorth> Run(BacktestRequest request, IProgress<double>? progress, CancellationToken cancel);
}

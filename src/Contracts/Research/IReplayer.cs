using Arus.Contracts.Engine;

namespace Arus.Contracts.Research;

/// <summary>Runs a kept run again and compares.</summary>
public interface IReplayer
{
    /// <summary>Recomputes the run a ledger belongs to and compares every record up to the last of one order.</summary>
    /// <param name="dataDirectory">Where the runs, and the store they read, are.</param>
    /// <param name="ledgerPath">The ledger of a kept run, or a copy of it.</param>
    /// <param name="order">Which order.</param>
    /// <param name="progress">Hears the fraction done, 0 to 1.</param>
    /// <param name="cancel">Stops the replay.</param>
    /// <exception cref="InvalidInputException">The ledger belongs to no kept run, its data has changed or is gone, or it has no such order.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    ReplayVerdict Replay(string dataDirectory, string ledgerPath, OrderId order, IProgress<double>? progress, CancellationToken cancel);
}

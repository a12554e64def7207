using Arus.Contracts.MarketData;

namespace Arus.Contracts.Terminals;

/// <summary>Plays a MetaTrader 5 terminal: speaks the bridge protocol, sends ticks, fills orders, reconnects by itself.</summary>
public interface ISimulatedTerminal
{
    /// <summary>Runs until all is sent and acknowledged, or stopped.</summary>
    /// <param name="options">What it plays.</param>
    /// <param name="market">The quotes it plays.</param>
    /// <param name="progress">Hears what it did, a few times a second.</param>
    /// <param name="stop">Says goodbye and ends.</param>
    /// <exception cref="InvalidInputException">A capability file or an address is wrong.</exception>
    /// <exception cref="RefusedException">The bridge refuses the key.</exception>
    Task<TerminalTally> Run(SimulatedTerminalOptions options, IMarketFeed market, IProgress<TerminalTally>? progress, CancellationToken stop);
}

/// <summary>What a simulated terminal plays.</summary>
public sealed record SimulatedTerminalOptions
{
    /// <summary>Where the bridge is, <c>ws://</c> or <c>wss://</c>.</summary>
    public required Uri Connect { get; init; }

    /// <summary>Public half of the key.</summary>
    public required string KeyId { get; init; }

    /// <summary>Secret half of the key.</summary>
    public required string KeySecret { get; init; }

    /// <summary>What it quotes.</summary>
    public required IReadOnlyList<InstrumentId> Instruments { get; init; }

    /// <summary>Market seconds a wall second plays; 0 for as fast as it is taken.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether ticks carry the present time, their distances divided by the speed; false keeps the times of the market.</summary>
    public bool IsRebased { get; init; }

    /// <summary>How many hours of a rebased market lie before the present when it starts: what it answers a backfill with.</summary>
    public double HistoryHours { get; init; }

    /// <summary>The longest stretch of ticks in one frame, so that none is late; 0 for as long as a frame holds.</summary>
    public double BatchSeconds { get; init; } = 2;

    /// <summary>Whether it stays connected after the last tick, to fill orders, until stopped.</summary>
    public bool StaysConnected { get; init; }

    /// <summary>A broker profile by name, or a file that says what the broker can do and what goes wrong, and when; null for an obliging broker with a demo account.</summary>
    public string? BehaviourFile { get; init; }

    /// <summary>Where it remembers client order ids and a halt over its restart; null for memory only.</summary>
    public string? StateFile { get; init; }

    /// <summary>Seed of everything it draws.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>What a simulated terminal did.</summary>
/// <param name="Ticks">Sent.</param>
/// <param name="Acknowledged">Acknowledged by the bridge.</param>
/// <param name="Connects">Times it connected.</param>
/// <param name="Orders">Client order ids received.</param>
/// <param name="Duplicates">Of them received again and not sent to the broker.</param>
/// <param name="Deals">Made.</param>
public sealed record TerminalTally(long Ticks, long Acknowledged, int Connects, long Orders, long Duplicates, long Deals);

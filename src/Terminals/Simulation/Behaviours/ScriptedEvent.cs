namespace Arus.Terminals.Simulation.Behaviours;

/// <summary>What can happen to an order or to the link.</summary>
internal enum Mishap
{
    // To an order.
    Reject,
    Requote,
    Partial,
    Delay,
    LoseAnswer,
    LoseAll,
    LateAnswer,
    Duplicate,
    Reorder,
    CutBeforeAck,
    CutAfterAck,

    // To the link, the feed or the clock.
    Cut,
    CutInFrame,
    StopReading,
    WrongCrc,
    LoseBroker,
    Offset,
    ClockJump,
    Silence,
}

/// <summary>One thing that happens, and when: at one order or tick, at every so many, or by chance.</summary>
internal sealed record ScriptedEvent
{
    public required Mishap Mishap { get; init; }

    /// <summary>The order or tick by its number, from 1; 0 for none.</summary>
    public long At { get; init; }

    /// <summary>Every so many orders or ticks; 0 for none.</summary>
    public long Every { get; init; }

    /// <summary>The chance of each order or tick; 0 for none.</summary>
    public double Chance { get; init; }

    /// <summary>Of a rejection.</summary>
    public int Retcode { get; init; } = 10006;

    /// <summary>What of the volume is had, with a partial fill.</summary>
    public decimal Fraction { get; init; } = 0.5m;

    /// <summary>How long, or how far a clock jumps.</summary>
    public double Seconds { get; init; } = 1;

    /// <summary>The server's wall clock less UTC, from then on.</summary>
    public int Hours { get; init; }

    public bool IsOfOrders => Mishap < Mishap.Cut;
}

namespace Arus.Trading.Execution;

/// <summary>A position as a venue keeps it, beside what our books say of it.</summary>
/// <param name="id">The venue's identifier.</param>
/// <param name="slot">Its instrument.</param>
internal sealed class TerminalPosition(long id, int slot)
{
    /// <summary>The venue's identifier, stable for its life.</summary>
    public long Id => id;

    /// <summary>Its instrument on the board.</summary>
    public int Slot => slot;

    /// <summary>Ours; null before a deal or a snapshot put it into the books.</summary>
    public PositionId? Booked { get; set; }

    /// <summary>Which way, as the venue says.</summary>
    public Side Side { get; set; }

    /// <summary>Average opening price, as the venue says.</summary>
    public Price Price { get; set; }

    /// <summary>Its stop, as last heard or asked for with its opening; null while nobody said.</summary>
    public Price? StopLoss { get; set; }

    /// <summary>Its target, likewise.</summary>
    public Price TakeProfit { get; set; }

    /// <summary>Whether it was said to be unprotected, and no stop was seen since.</summary>
    public bool IsAlarmed { get; set; }

    /// <summary>How often a stop was refused since.</summary>
    public int Refusals { get; set; }

    /// <summary>When policy may try again.</summary>
    public Timestamp NextTry { get; set; } = Timestamp.Min;
}

namespace Arus.Trading.Portfolios;

/// <summary>One step of a conversion.</summary>
/// <param name="Slot">The quoted pair; −1 for a stated rate.</param>
/// <param name="IsInverse">Whether the pair's quote currency is converted into its base.</param>
/// <param name="Stated">The stated rate, where there is no pair.</param>
internal readonly record struct ConversionLeg(int Slot, bool IsInverse, decimal Stated)
{
    /// <summary>A rate that never changes.</summary>
    public static ConversionLeg Constant(decimal rate) => new(-1, false, rate);

    /// <summary>Whether its quote is there.</summary>
    public bool IsKnown(QuoteBoard board) => Slot < 0 || board[Slot].IsKnown;

    /// <summary>Grows with every quote.</summary>
    public long Version(QuoteBoard board) => Slot < 0 ? 0 : board[Slot].Version;

    /// <summary>The rate now.</summary>
    /// <exception cref="InvalidOperationException">The pair has no quote yet.</exception>
    public decimal Rate(QuoteBoard board)
    {
        if (Slot < 0)
        {
            return Stated;
        }

        if (!IsKnown(board))
        {
            throw new InvalidOperationException($"{board.Instruments[Slot].Id} converts money but has no quote yet.");
        }

        var middle = board[Slot].Middle;
        return IsInverse ? 1m / middle : middle;
    }
}

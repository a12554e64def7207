using Arus.Contracts.MarketData;

namespace Arus.Trading.Portfolios;

/// <summary>The last tradable quote of every instrument an account needs, by slot: the order in which the instruments were given.</summary>
internal sealed class QuoteBoard
{
    private readonly Instrument[] _instruments;
    private readonly InstrumentId[] _ids;
    private readonly BoardQuote[] _quotes;

    /// <summary>A board without quotes.</summary>
    public QuoteBoard(IEnumerable<Instrument> instruments)
    {
        _instruments = [.. instruments];
        _ids = [.. _instruments.Select(instrument => instrument.Id)];
        _quotes = new BoardQuote[_instruments.Length];
    }

    /// <summary>The instruments, by slot.</summary>
    public ReadOnlySpan<Instrument> Instruments => _instruments;

    /// <summary>The slot of an instrument; −1 when it is not on the board.</summary>
    public int SlotOf(InstrumentId id)
    {
        for (var slot = 0; slot < _ids.Length; slot++)
        {
            if (_ids[slot] == id)
            {
                return slot;
            }
        }

        return -1;
    }

    /// <summary>The last tradable quote of a slot.</summary>
    public ref readonly BoardQuote this[int slot] => ref _quotes[slot];

    /// <summary>Takes a tradable quote.</summary>
    public void Set(int slot, in Tick tick)
    {
        ref var quote = ref _quotes[slot];
        quote.Bid = tick.Bid;
        quote.Ask = tick.Ask;
        quote.At = tick.ReceivedAt;
        quote.Version++;
        quote.IsInForce = true;
    }

    /// <summary>A flagged quote came: what is on the board is no longer in force, though it still marks.</summary>
    public void Doubt(int slot) => _quotes[slot].IsInForce = false;
}

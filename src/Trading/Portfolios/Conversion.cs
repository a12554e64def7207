using System.Globalization;

namespace Arus.Trading.Portfolios;

/// <summary>
/// How one currency becomes the account's: at most two legs, each a quoted pair (at the middle of its last tradable quote, directly or
/// inverted) or a stated rate. The rate is kept until a leg's quote changes.
/// </summary>
internal sealed class Conversion(Currency from, Currency to, QuoteBoard board, ConversionLeg first, ConversionLeg? second)
{
    private const int FastBits = 32;

    private long _version = -1;
    private decimal _rate;
    private long _fast;

    /// <summary>From which currency.</summary>
    public Currency From => from;

    /// <summary>Whether both currencies are the same.</summary>
    public bool IsIdentity => from == to;

    /// <summary>Whether every quote it rests on is there.</summary>
    public bool IsKnown => first.IsKnown(board) && (second is not { } other || other.IsKnown(board));

    /// <summary>Whether a profit was converted with it.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Units of the account's currency for one of <see cref="From"/>; 28 digits.</summary>
    /// <exception cref="InvalidOperationException">A quote it rests on is missing; the risk gate asks <see cref="IsKnown"/> first.</exception>
    public decimal Rate
    {
        get
        {
            Refresh();
            return _rate;
        }
    }

    /// <summary>The rate times 2³², cut off: for finding out cheaply that nothing noteworthy happened.</summary>
    public long Fast
    {
        get
        {
            Refresh();
            return _fast;
        }
    }

    /// <summary>The rate for booking money: it is remembered for the report.</summary>
    public decimal Use()
    {
        IsUsed = true;
        return Rate;
    }

    /// <summary>For the report: <c>JPY→USD 0.0066</c>, to ten decimals.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{from}→{to} {decimal.Round(Rate, 10):0.##########}");

    private void Refresh()
    {
        var version = first.Version(board) + (second is { } other ? other.Version(board) : 0);
        if (version == _version)
        {
            return;
        }

        _rate = first.Rate(board) * (second is { } leg ? leg.Rate(board) : 1m);
        _fast = (long)(_rate * (1L << FastBits));
        _version = version;
    }
}

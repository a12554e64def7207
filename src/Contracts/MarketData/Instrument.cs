namespace Arus.Contracts.MarketData;

/// <summary>What a venue says about an instrument.</summary>
/// <param name="Id">Its canonical symbol.</param>
/// <param name="Description">In words.</param>
/// <param name="Kind">The class it belongs to.</param>
/// <param name="Base">What one unit is made of: the first currency of a pair, XAU for gold.</param>
/// <param name="Quote">The currency prices and profit are in.</param>
/// <param name="Digits">Decimal places of its prices, 0 to 9.</param>
/// <param name="TickSize">The smallest step of a price.</param>
/// <param name="ContractSize">Units in one lot.</param>
/// <param name="VolumeMin">The smallest order.</param>
/// <param name="VolumeStep">Orders are multiples of this.</param>
/// <param name="VolumeMax">The largest order.</param>
/// <param name="MarginRate">Initial margin as a fraction of the notional, before the account's leverage limits it further.</param>
/// <param name="Swap">What holding over night costs.</param>
/// <param name="Sessions">When it trades.</param>
/// <param name="Source">Where these numbers come from.</param>
public sealed record Instrument(
    InstrumentId Id, string Description, InstrumentKind Kind, Currency Base, Currency Quote, int Digits, PriceDelta TickSize,
    Quantity ContractSize, Quantity VolumeMin, Quantity VolumeStep, Quantity VolumeMax, decimal MarginRate,
    SwapTerms Swap, TradingSessions Sessions, string Source)
{
    /// <summary>The smallest distance of a stop or target from the price that would close the position; zero for none.</summary>
    public PriceDelta StopLevel { get; init; }

    /// <summary>The amount in lots.</summary>
    public decimal ToLots(Quantity quantity) => quantity.ToDecimal() / ContractSize.ToDecimal();

    /// <summary>The amount of so many lots.</summary>
    public Quantity FromLots(decimal lots) => Quantity.From(lots * ContractSize.ToDecimal());
}

/// <summary>The class of an instrument.</summary>
public enum InstrumentKind
{
    /// <summary>A currency pair.</summary>
    Forex,

    /// <summary>A metal against a currency.</summary>
    Metal,

    /// <summary>A contract on a share index.</summary>
    Index,

    /// <summary>A coin against a currency.</summary>
    Crypto,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>When an instrument trades.</summary>
public enum TradingSessions
{
    /// <summary>Sunday 17:00 to Friday 17:00 New York, without a daily break.</summary>
    Forex,

    /// <summary>Sunday 18:00 to Friday 17:00 New York, closed 17:00 to 18:00 each day.</summary>
    Metals,

    /// <summary>Always.</summary>
    Always,
}

namespace Arus.Contracts.Trading;

/// <summary>Why an order was not taken; stable for ever. Written in capitals on the outside: <c>QUANTITY_BELOW_MINIMUM</c>.</summary>
public enum DenialCode
{
    /// <summary>It was not denied.</summary>
    None,

    /// <summary>Below the instrument's smallest volume.</summary>
    QuantityBelowMinimum,

    /// <summary>Above the instrument's, or the account's, largest volume.</summary>
    QuantityAboveMaximum,

    /// <summary>Not a multiple of the volume step.</summary>
    QuantityOffStep,

    /// <summary>Not a multiple of the tick size.</summary>
    PriceOffTick,

    /// <summary>A price that must be there is missing or not positive.</summary>
    PriceMissing,

    /// <summary>Further from the market than the collar allows.</summary>
    PriceOutsideCollar,

    /// <summary>The stop or target is on the wrong side of the price.</summary>
    ProtectionWrongSide,

    /// <summary>An opening order without a protective stop.</summary>
    Unprotected,

    /// <summary>The account's exposure would exceed its limit.</summary>
    ExposureAboveMaximum,

    /// <summary>The account has lost its daily limit; it may only close.</summary>
    DailyLossReached,

    /// <summary>The same order was sent a moment ago.</summary>
    DuplicateOrder,

    /// <summary>The last quote is too old.</summary>
    StalePrice,

    /// <summary>There is no quote to trade on.</summary>
    NoPrice,

    /// <summary>The instrument does not trade now.</summary>
    SessionClosed,

    /// <summary>Trading is halted.</summary>
    Halted,

    /// <summary>The account may only reduce positions.</summary>
    ReducingOnly,

    /// <summary>A reduce-only order that would open or enlarge.</summary>
    NothingToReduce,

    /// <summary>Too little free margin.</summary>
    MarginInsufficient,

    /// <summary>The instrument is not known to the account.</summary>
    InstrumentUnknown,

    /// <summary>No rate converts the profit into the account's currency.</summary>
    RateMissing,

    /// <summary>The venue refused for a reason of its own.</summary>
    VenueRefused,

    /// <summary>The feed is silent or late beyond its limit; nothing is opened.</summary>
    FeedSilent,

    /// <summary>The link to the venue is cut; nothing is opened.</summary>
    VenueUnreachable,

    /// <summary>The account is real money and not armed by name.</summary>
    AccountNotArmed,

    /// <summary>The stop or target is nearer to the price than the venue allows.</summary>
    ProtectionTooNear,

    /// <summary>There is no such position.</summary>
    PositionUnknown,

    /// <summary>It never reached the venue: the venue was asked and knows nothing of it.</summary>
    NotSent,
}

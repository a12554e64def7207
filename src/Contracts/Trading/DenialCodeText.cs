namespace Arus.Contracts.Trading;

/// <summary>The outside form of a denial: <c>QUANTITY_BELOW_MINIMUM</c>. Stable for ever, so it is a table and not derived from the name.</summary>
public static class DenialCodeText
{
    /// <summary>The code in capitals, its words joined by underscores.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no denial code.</exception>
    public static string Of(DenialCode code) => code switch
    {
        DenialCode.None => "NONE",
        DenialCode.QuantityBelowMinimum => "QUANTITY_BELOW_MINIMUM",
        DenialCode.QuantityAboveMaximum => "QUANTITY_ABOVE_MAXIMUM",
        DenialCode.QuantityOffStep => "QUANTITY_OFF_STEP",
        DenialCode.PriceOffTick => "PRICE_OFF_TICK",
        DenialCode.PriceMissing => "PRICE_MISSING",
        DenialCode.PriceOutsideCollar => "PRICE_OUTSIDE_COLLAR",
        DenialCode.ProtectionWrongSide => "PROTECTION_WRONG_SIDE",
        DenialCode.Unprotected => "UNPROTECTED",
        DenialCode.ExposureAboveMaximum => "EXPOSURE_ABOVE_MAXIMUM",
        DenialCode.DailyLossReached => "DAILY_LOSS_REACHED",
        DenialCode.DuplicateOrder => "DUPLICATE_ORDER",
        DenialCode.StalePrice => "STALE_PRICE",
        DenialCode.NoPrice => "NO_PRICE",
        DenialCode.SessionClosed => "SESSION_CLOSED",
        DenialCode.Halted => "HALTED",
        DenialCode.ReducingOnly => "REDUCING_ONLY",
        DenialCode.NothingToReduce => "NOTHING_TO_REDUCE",
        DenialCode.MarginInsufficient => "MARGIN_INSUFFICIENT",
        DenialCode.InstrumentUnknown => "INSTRUMENT_UNKNOWN",
        DenialCode.RateMissing => "RATE_MISSING",
        DenialCode.VenueRefused => "VENUE_REFUSED",
        DenialCode.FeedSilent => "FEED_SILENT",
        DenialCode.VenueUnreachable => "VENUE_UNREACHABLE",
        DenialCode.AccountNotArmed => "ACCOUNT_NOT_ARMED",
        DenialCode.ProtectionTooNear => "PROTECTION_TOO_NEAR",
        DenialCode.PositionUnknown => "POSITION_UNKNOWN",
        DenialCode.NotSent => "NOT_SENT",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No denial has this code."),
    };
}

namespace Arus.MarketData.Validation;

/// <summary>Whether a row is kept; every other value is a reason for quarantine.</summary>
internal enum RowVerdict : byte
{
    /// <summary>Kept, perhaps with flags.</summary>
    Accepted,

    Unreadable,
    Duplicate,
    OutOfOrder,
    NonPositive,
    InconsistentBar,

    /// <summary>Crossed, and asked to be dropped.</summary>
    Crossed,
}

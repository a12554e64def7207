namespace Arus.Gateway.Live;

/// <summary>What a client can listen to.</summary>
[Flags]
internal enum LiveChannels
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Quotes, the newest of each instrument.</summary>
    Ticks = 1,

    /// <summary>Closed bars.</summary>
    Bars = 2,

    /// <summary>Decisions.</summary>
    Decisions = 4,

    /// <summary>Orders.</summary>
    Orders = 8,

    /// <summary>Open positions, all of them.</summary>
    Positions = 16,

    /// <summary>The account.</summary>
    Account = 32,

    /// <summary>The session.</summary>
    Status = 64,

    /// <summary>Alerts.</summary>
    Alerts = 128,

    /// <summary>What belongs to a tenant.</summary>
    Private = Orders | Positions | Account,
}

namespace Arus.Gateway.Live;

/// <summary>What a client wants to hear.</summary>
/// <param name="Channels">Of which channels.</param>
/// <param name="Instruments">Quotes and bars of these only; null for all.</param>
/// <param name="After">The number of the last event it has; null when it begins afresh.</param>
internal sealed record LiveSubscription(LiveChannels Channels, IReadOnlySet<InstrumentId>? Instruments, long? After)
{
    public static readonly LiveSubscription Nothing = new(LiveChannels.None, null, null);

    public bool Wants(LiveChannels channel, InstrumentId? instrument) =>
        (Channels & channel) != 0 && (instrument is not { } one || Instruments is null || Instruments.Contains(one));
}

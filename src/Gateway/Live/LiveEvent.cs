namespace Arus.Gateway.Live;

/// <summary>Something that happened, as the message that tells it.</summary>
/// <param name="Channel">Who hears it.</param>
/// <param name="Instrument">Of a bar: of what.</param>
/// <param name="Tenant">Whose it is; null when it is everybody's.</param>
/// <param name="Frame">The message.</param>
internal sealed record LiveEvent(LiveChannels Channel, InstrumentId? Instrument, TenantId? Tenant, byte[] Frame);

using Microsoft.AspNetCore.SignalR;

namespace Arus.Gateway.Live;

/// <summary>What a client asks for.</summary>
/// <param name="Instruments">Quotes and bars of these only; null for all.</param>
/// <param name="Channels">ticks, bars, decisions, orders, positions, account, status, alerts; null for all.</param>
/// <param name="After">The number of the last event it has; null when it begins afresh.</param>
internal sealed record SubscribeBody(IReadOnlyList<InstrumentId>? Instruments = null, IReadOnlyList<string>? Channels = null, long? After = null);

/// <summary>The live stream's way in: a client says what it wants to hear, and from then on only listens.</summary>
internal sealed class LiveHub(LiveSender sender) : Hub
{
    /// <summary>No message of a client is larger.</summary>
    public const int MessageBytesMax = 16 * 1024;

    /// <summary>How often a client may change its mind in a minute.</summary>
    public const int SubscriptionsPerMinute = 60;

    private static readonly Dictionary<string, LiveChannels> Names = Enum.GetValues<LiveChannels>()
        .Where(channel => channel is not (LiveChannels.None or LiveChannels.Private))
        .ToDictionary(channel => channel.ToString().ToLowerInvariant());

    private static readonly LiveChannels All = Names.Values.Aggregate((all, one) => all | one);

    /// <summary>Replaces what the client hears.</summary>
    public void Subscribe(SubscribeBody wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var client = LiveConnections.Of(Context.Items);
        if (!LiveConnections.MayTurn(Context.Items))
        {
            client.Close($"TOO_MANY_SUBSCRIPTIONS: more than {SubscriptionsPerMinute} in a minute");
            return;
        }

        var channels = All;
        if (wanted.Channels is { } names)
        {
            var unknown = names.FirstOrDefault(name => !Names.ContainsKey(name));
            if (unknown is not null || names.Count > 100)
            {
                throw new HubException($"channels: there is no channel {Json.TextValue.Shorten(unknown ?? "")}; expected {string.Join(", ", Names.Keys)}");
            }

            channels = names.Aggregate(LiveChannels.None, (sum, name) => sum | Names[name]);
        }

        client.Want(new(channels, wanted.Instruments?.ToHashSet(), wanted.After));
        sender.Wake();
    }
}

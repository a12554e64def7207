using Arus.Gateway.SignIns;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Arus.Gateway.Live;

/// <summary>Gives connections to the sender as they come, and takes them away as they go.</summary>
internal sealed class LiveConnections(LiveSender sender, TimeProvider time, ILogger<DefaultHubLifetimeManager<LiveHub>> log)
    : DefaultHubLifetimeManager<LiveHub>(log)
{
    private static readonly object ClientKey = new();
    private static readonly object TurnsKey = new();

    public static LiveClient Of(IDictionary<object, object?> items) => (LiveClient)items[ClientKey]!;

    /// <summary>Counts a change of subscription; false when there were too many.</summary>
    public static bool MayTurn(IDictionary<object, object?> items) => ((Turns)items[TurnsKey]!).MayTake();

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        var request = connection.Features.Get<IHttpContextFeature>()?.HttpContext?.Request;
        var token = request is null ? null : TokenScheme.TokenOf(request, out _);
        var client = new LiveClient(connection, TokenScheme.Of(connection.User).Tenant, token ?? "");
        connection.Items[ClientKey] = client;
        connection.Items[TurnsKey] = new Turns(time);
        if (!sender.TryAdd(client))
        {
            client.Close($"TOO_MANY_CONNECTIONS: a user has at most {LiveSender.ClientsPerUser}");
        }
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (connection.Items.TryGetValue(ClientKey, out var client))
        {
            sender.Remove((LiveClient)client!);
        }

        return base.OnDisconnectedAsync(connection);
    }

    private sealed class Turns(TimeProvider time)
    {
        private long _began = time.GetTimestamp();
        private int _count;

        public bool MayTake()
        {
            if (time.GetElapsedTime(_began) >= TimeSpan.FromMinutes(1))
            {
                (_began, _count) = (time.GetTimestamp(), 0);
            }

            return ++_count <= LiveHub.SubscriptionsPerMinute;
        }
    }
}

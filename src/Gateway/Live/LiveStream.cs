using Arus.Gateway.Json;
using Arus.Gateway.SignIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arus.Gateway.Live;

/// <summary>The live stream: a hub over WebSockets.</summary>
internal static class LiveStream
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services)
    {
        services
            .AddSingleton<LiveSender>()
            .AddSingleton<IHostedService>(provider => provider.GetRequiredService<LiveSender>())
            .AddSignalR(hub =>
            {
                hub.KeepAliveInterval = KeepAlive;
                hub.ClientTimeoutInterval = 4 * KeepAlive;
                hub.HandshakeTimeout = KeepAlive;
                hub.MaximumReceiveMessageSize = LiveHub.MessageBytesMax;
                hub.MaximumParallelInvocationsPerClient = 1;
                hub.EnableDetailedErrors = false;
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions = ApiJson.Options);
        services.AddSingleton<HubLifetimeManager<LiveHub>, LiveConnections>();
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapHub<LiveHub>(TokenScheme.LivePath, connections =>
    {
        connections.Transports = HttpTransportType.WebSockets;
        connections.ApplicationMaxBufferSize = LiveHub.MessageBytesMax;
        connections.AllowStatefulReconnects = false;
    });
}

using System.Net;
using Arus.Terminals.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Terminals.Bridge;

/// <summary>Where terminals dial in: who may not even begin is answered by HTTP, the rest by the protocol.</summary>
internal static class BridgeEndpoint
{
    private const string ProtocolHeader = "X-Forwarded-Proto";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pipeline = routes.CreateApplicationBuilder();
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        pipeline.Run(context => Answer(context, context.RequestServices.GetRequiredService<TerminalBridge>()));

        // A terminal proves its key in the handshake, not by a user's token.
        routes.Map(T5B.Path, pipeline.Build()).WithDisplayName("terminal bridge").AllowAnonymous();
    }

    private static async Task Answer(HttpContext context, TerminalBridge bridge)
    {
        if (Refusal(context, bridge.Current) is var (status, title, detail))
        {
            await Results.Problem(detail, statusCode: status, title: title).ExecuteAsync(context);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { SubProtocol = T5B.SubProtocol, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        if (bridge.Current is { } open)
        {
            await open.Serve(socket, context.Connection.RemoteIpAddress?.ToString() ?? "this machine");
        }
    }

    private static (int Status, string Title, string Detail)? Refusal(HttpContext context, OpenBridge? open)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return (StatusCodes.Status400BadRequest, "A WebSocket is expected", "Terminals connect here with a WebSocket.");
        }

        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(T5B.SubProtocol))
        {
            return (StatusCodes.Status400BadRequest, "Another sub-protocol is expected", $"The sub-protocol is {T5B.SubProtocol}.");
        }

        if (open is null || !open.HasRoom)
        {
            return (StatusCodes.Status503ServiceUnavailable, "Not now", "The bridge is not open, or too many terminals are connected.");
        }

        return IsPrivate(context, open) ? null
            : (StatusCodes.Status403Forbidden, "Encryption is needed", "A terminal on another machine connects with wss://, or through a proxy that is configured as trusted.");
    }

    // Nobody listens in: encrypted to us or to a proxy we know, or within this machine and not passed on from elsewhere.
    private static bool IsPrivate(HttpContext context, OpenBridge open)
    {
        if (context.Request.IsHttps)
        {
            return true;
        }

        var remote = context.Connection.RemoteIpAddress;
        remote = remote is { IsIPv4MappedToIPv6: true } ? remote.MapToIPv4() : remote;
        if (context.Request.Headers.TryGetValue(ProtocolHeader, out var said))
        {
            return said is ["https"] && remote is not null && open.Options.TrustedProxies.Any(proxy => IPAddress.TryParse(proxy, out var address) && address.Equals(remote));
        }

        return remote is null || IPAddress.IsLoopback(remote);
    }
}

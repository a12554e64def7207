using System.Net;
using Arus.Gateway.Api;
using Arus.Gateway.SignIns;
using Microsoft.AspNetCore.Http;

namespace Arus.Gateway.Pages;

/// <summary>
/// Turns away what another site's page made a browser send: a name of another host that was made to point at this machine, and writes or live
/// connections that name another origin.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next)
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var isLoopback = http.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local);
        if (isLoopback && !LocalNames.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return Problems.Write(
                http, StatusCodes.Status421MisdirectedRequest, new("HOST_UNKNOWN", "Host", "another name than this machine's own", string.Join(", ", LocalNames)));
        }

        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var isLive = request.Path.StartsWithSegments(TokenScheme.LivePath, StringComparison.Ordinal);
        return (!isRead || isLive) && request.Headers.Origin is [{ } origin, ..] && !IsOwn(origin, request)
            ? Problems.Write(http, StatusCodes.Status403Forbidden, new("ORIGIN_FOREIGN", "Origin", "a page of another site asks", "a page of this server"))
            : next(http);
    }

    /// <summary>The scheme is the proxy's affair, where there is one; host and port must be the same.</summary>
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}

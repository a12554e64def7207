using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Arus.Gateway.SignIns;

/// <summary>Lets in whoever is signed in, and whoever asks from this machine: probes and collectors of numbers.</summary>
internal sealed class LocalOrSignedIn : AuthorizationHandler<LocalOrSignedIn>, IAuthorizationRequirement
{
    public const string Policy = "local-or-signed-in";

    /// <summary>Whether a request comes from this machine, and not through a proxy on it.</summary>
    public static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, LocalOrSignedIn requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } || (context.Resource is HttpContext http && IsLocal(http)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

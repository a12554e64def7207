using System.Runtime.InteropServices;
using Arus.Contracts.Gateway;
using Arus.Contracts.Live;
using Arus.Gateway.Api;
using Arus.Gateway.SignIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Gateway.Health;

/// <summary>Whether the server lives, is ready, and how it is.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Replies.Json(new HealthAnswer(CheckStatus.Healthy, []))).WithName("getLive").WithTags("health").AllowAnonymous()
            .WithSummary("Answers while the process lives.").Produces<HealthAnswer>();
        routes.MapGet("/health/ready", Ready).WithName("getReady").WithTags("health").RequireAuthorization(LocalOrSignedIn.Policy)
            .WithSummary("Whether everything works, part by part.").Produces<HealthAnswer>().Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    public static void MapSystem(RouteGroupBuilder api) =>
        api.MapGet("/system", System).WithTags("system").WithName("getSystem").Says<SystemAnswer>("How the server is.");

    private static IResult Ready(HealthChecks checks)
    {
        var answer = checks.Check();
        return Replies.Json(answer, answer.Status == CheckStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static IResult System(HttpContext http, HealthChecks checks, DataSize size, ServerFacts server) => Replies.Json(new SystemAnswer(
        server.Version, RuntimeInformation.FrameworkDescription, server.StartedAt, server.DataDirectory, size.Bytes, checks.DiskFreeBytes,
        Environment.WorkingSet, server.Roles, http.RequestServices.GetService<LiveOptions>()?.Durability, checks.Check().Checks));
}

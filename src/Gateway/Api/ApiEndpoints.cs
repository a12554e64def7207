using Arus.Gateway.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>The whole interface, under one address.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).AddEndpointFilter<RouteGroupBuilder, FaultFilter>();
        SignInEndpoints.Map(api);
        SessionEndpoints.Map(api);
        AgentEndpoints.Map(api);
        EvidenceEndpoints.Map(api);
        OrderEndpoints.Map(api);
        MarketEndpoints.Map(api);
        ImportEndpoints.Map(api);
        BacktestEndpoints.Map(api);
        ModelEndpoints.Map(api);
        TerminalEndpoints.Map(api);
        HealthEndpoints.MapSystem(api);
    }
}

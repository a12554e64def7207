using Arus.Contracts.Gateway;
using Arus.Contracts.Terminals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Terminals and the keys that let them in.</summary>
internal static class TerminalEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var terminals = api.MapGroup("/terminals").WithTags("terminals");
        terminals.MapGet("", List).WithName("getTerminals").Says<ListOf<TerminalStatus>>("The terminals that are, or were, connected.");
        terminals.MapGet("/keys", Keys).WithName("getTerminalKeys").Says<ListOf<TerminalKeyInfo>>("The keys, without their secrets.");
        terminals.MapPost("", Add).WithName("addTerminal").Takes<TerminalBody>()
            .Says<TerminalKey>("Makes a key; its secret is shown this once.", StatusCodes.Status201Created);
        terminals.MapDelete("/{name}", Revoke).WithName("revokeTerminal").WithSummary("Lets a key in no more.").Produces(StatusCodes.Status204NoContent).OrNotFound();
    }

    private static IResult List(ITerminalBridge bridge) => Replies.List(bridge.Terminals);

    private static IResult Keys(ITerminalKeys keys, ServerFacts server) => Replies.List(keys.List(server.DataDirectory));

    private static async Task<IResult> Add(HttpContext http, ITerminalKeys keys, ServerFacts server)
    {
        var body = await Body.Read<TerminalBody>(http);
        var query = new Query();
        query.Source("body.name", body.Name);
        query.Check();
        http.Response.Headers.CacheControl = "no-store";
        return Replies.Json(keys.Add(server.DataDirectory, body.Name), StatusCodes.Status201Created);
    }

    private static IResult Revoke(HttpContext http, ITerminalKeys keys, ServerFacts server, string name) => keys.Revoke(server.DataDirectory, name)
        ? Results.NoContent()
        : Problems.NotFound(http, "name", $"there is no key of {Json.TextValue.Shorten(name)}");
}

using Arus.Gateway.Json;
using Arus.Gateway.SignIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Arus.Gateway.Api;

/// <summary>What endpoints have in common.</summary>
internal static class Replies
{
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, ApiJson.Options, statusCode: status);

    public static IResult List<T>(IReadOnlyList<T> items) => Json(new ListOf<T>(items));

    /// <summary>Whose data the one who asks may see.</summary>
    public static TenantId Tenant(this HttpContext http) => TokenScheme.Of(http.User).Tenant;

    public static string UserName(this HttpContext http) => http.User.Identity!.Name!;

    /// <summary>Describes an endpoint: what it answers, and that it says what is wrong.</summary>
    public static RouteHandlerBuilder Says<T>(this RouteHandlerBuilder endpoint, string summary, int status = StatusCodes.Status200OK) => endpoint
        .WithSummary(summary)
        .Produces<T>(status)
        .Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json")
        .Produces<Problem>(StatusCodes.Status401Unauthorized, "application/problem+json");

    public static RouteHandlerBuilder Or<T>(this RouteHandlerBuilder endpoint, int status, string contentType = "application/problem+json") =>
        endpoint.Produces<T>(status, contentType);

    public static RouteHandlerBuilder OrNotFound(this RouteHandlerBuilder endpoint) => endpoint.Or<Problem>(StatusCodes.Status404NotFound);

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint)
        where T : notnull => endpoint.Accepts<T>("application/json");
}

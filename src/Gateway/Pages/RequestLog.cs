using Arus.Gateway.Journeys;
using Arus.Gateway.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Arus.Gateway.Pages;

/// <summary>One line for each request: what, who, how it went, how long. Never the address's query nor a header: they may hold secrets.</summary>
internal sealed class RequestLog(RequestDelegate next, TimeProvider time, GatewayMeter meter, JourneyDesk journeys, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var began = time.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            var elapsed = time.GetElapsedTime(began);
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "other";
            meter.OnRequest(http.Request.Method, route, http.Response.StatusCode, elapsed);
            if (IsJourney(http))
            {
                journeys.Ended(elapsed, http.Response.StatusCode >= StatusCodes.Status500InternalServerError);
            }

            if (log.IsEnabled(LogLevel.Information))
            {
                log.LogInformation(
                    "{Method} {Path} {Status} {Milliseconds} {User} {TraceId}",
                    http.Request.Method, http.Request.Path.Value, http.Response.StatusCode, Math.Round(elapsed.TotalMilliseconds, 3), http.User.Identity?.Name, http.TraceIdentifier);
            }
        }
    }

    // An upload takes as long as its file, and whoever went away waited for nothing.
    private static bool IsJourney(HttpContext http) => http.User.Identity?.IsAuthenticated == true && http.Request.Path.StartsWithSegments("/api/v1", out var rest)
        && !rest.StartsWithSegments("/imports") && !http.RequestAborted.IsCancellationRequested;
}

using Microsoft.AspNetCore.Http;

namespace Arus.Gateway.Pages;

/// <summary>What every answer tells a browser: run nothing that is not ours, show this in no other page, tell nobody where one came from.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Of the dashboard: its own files and its own connections; styles may be inline, since charts set them.</summary>
    public const string DashboardPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            var headers = response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
            if (headers.XFrameOptions.Count == 0)
            {
                headers.XFrameOptions = "DENY";
            }

            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = DashboardPolicy;
            }

            // What belongs to a user is in nobody's cache.
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, http.Response);
        return next(http);
    }
}

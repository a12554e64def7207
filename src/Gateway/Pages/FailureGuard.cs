using Arus.Gateway.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arus.Gateway.Pages;

/// <summary>Whatever goes wrong beyond an endpoint's own answers: logged with its cause, answered without it.</summary>
internal sealed class FailureGuard(RequestDelegate next, ILogger<FailureGuard> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, ContentType: null, ContentLength: null, StatusCode: >= 400 })
            {
                var status = http.Response.StatusCode;
                var (code, what) = status switch
                {
                    StatusCodes.Status404NotFound => ("NOT_FOUND", "there is nothing at this address"),
                    StatusCodes.Status405MethodNotAllowed => ("METHOD_NOT_ALLOWED", $"{http.Request.Method} is not done here"),
                    _ => ("REFUSED", "it is not answered here"),
                };
                await Problems.Write(http, status, new(code, "address", what, "what /openapi describes"));
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: nobody is left to be answered.
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            await Problems.Write(http, error.StatusCode, new("REQUEST_MALFORMED", "request", "it breaks the rules of HTTP", "a well-formed request"));
        }
        catch (Exception error) when (!http.Response.HasStarted && error is not OutOfMemoryException)
        {
            log.LogError(error, "{Method} {Path} failed.", http.Request.Method, http.Request.Path.Value);
            await Problems.Write(http, StatusCodes.Status500InternalServerError, new("FAILED", "server", "something failed here", "a look at the log"));
        }
    }
}

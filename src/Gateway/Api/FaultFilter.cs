using Microsoft.AspNetCore.Http;

namespace Arus.Gateway.Api;

/// <summary>Turns what an endpoint throws about its input into the answer that says so.</summary>
internal sealed class FaultFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (InvalidInputException error)
        {
            return Problems.Of(http, StatusCodes.Status400BadRequest, error.Faults);
        }
        catch (RefusedException error)
        {
            return Problems.Conflict(http, error.Fault);
        }
        catch (KeyReusedException)
        {
            return Problems.Of(
                http, StatusCodes.Status422UnprocessableEntity, new Fault("IDEMPOTENCY_KEY_REUSED", Commands.KeyHeader, "it came with another request before", "a new key"));
        }
        catch (BadMediaException)
        {
            return Problems.Of(
                http, StatusCodes.Status415UnsupportedMediaType, new Fault("BODY_NOT_JSON", "Content-Type", "the body is no JSON", "application/json"));
        }
        catch (BadHttpRequestException error)
        {
            var fault = error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Fault("BODY_TOO_LARGE", "body", "it is larger than this endpoint takes", "a smaller one")
                : new Fault("REQUEST_MALFORMED", "request", "it breaks the rules of HTTP", "a well-formed request");
            return Problems.Of(http, error.StatusCode, fault);
        }
    }
}

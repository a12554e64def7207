using System.Diagnostics;
using Arus.Gateway.Json;
using Microsoft.AspNetCore.Http;

namespace Arus.Gateway.Api;

/// <summary>An answer that says what is wrong (RFC 9457), with every fault.</summary>
/// <param name="Type">The kind of problem; none has a page of its own.</param>
/// <param name="Title">The kind in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong here, in one sentence.</param>
/// <param name="Code">Stable for ever, such as <c>NOT_FOUND</c>; the first fault's where there are faults.</param>
/// <param name="Faults">Everything that is wrong.</param>
/// <param name="TraceId">Finds the request in the log.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, IReadOnlyList<Fault> Faults, string TraceId);

/// <summary>Makes problems.</summary>
internal static class Problems
{
    public static IResult Of(HttpContext http, int status, params IReadOnlyList<Fault> faults) => new Answer(Make(http, status, faults));

    public static IResult NotFound(HttpContext http, string where, string what) =>
        Of(http, StatusCodes.Status404NotFound, new Fault("NOT_FOUND", where, what, "one that exists"));

    public static IResult Conflict(HttpContext http, Fault fault) => Of(http, StatusCodes.Status409Conflict, fault);

    /// <summary>Writes one outside an endpoint.</summary>
    public static Task Write(HttpContext http, int status, Fault fault) => Of(http, status, fault).ExecuteAsync(http);

    private static Problem Make(HttpContext http, int status, IReadOnlyList<Fault> faults) => new(
        "about:blank", Title(status), status, faults[0].ToString(), faults[0].Code, faults, Activity.Current?.Id ?? http.TraceIdentifier);

    private static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be understood",
        StatusCodes.Status401Unauthorized => "Sign in first",
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "No such method here",
        StatusCodes.Status409Conflict => "Refused",
        StatusCodes.Status413PayloadTooLarge => "Too large",
        StatusCodes.Status415UnsupportedMediaType => "Not this kind of body",
        StatusCodes.Status421MisdirectedRequest => "Another host",
        StatusCodes.Status422UnprocessableEntity => "The request contradicts another",
        StatusCodes.Status429TooManyRequests => "Too many attempts",
        StatusCodes.Status503ServiceUnavailable => "Not ready",
        _ => "Something failed here",
    };

    private sealed class Answer(Problem problem) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => problem.Status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = problem.Status;
            return httpContext.Response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", httpContext.RequestAborted);
        }
    }
}

using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Arus.Gateway.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arus.Gateway.SignIns;

/// <summary>
/// Who asks, by an opaque token: in the header, in the cookie, or, for the live stream only, in the address. A write by cookie must carry a
/// header of ours, which no other site's page can send.
/// </summary>
internal sealed class TokenScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, OwnerBook owners)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "arus";
    public const string Cookie = "arus";
    public const string ForgeryHeader = "X-Arus";
    public const string LivePath = "/live";

    private const string TenantClaim = "tenant";
    private const string ExpiresClaim = "expires";
    private const string Bearer = "Bearer ";

    private bool _isForged;

    /// <summary>The token of a request; null when there is none.</summary>
    public static string? TokenOf(HttpRequest request, out bool isCookie)
    {
        isCookie = false;
        if (request.Headers.Authorization is { Count: > 0 } authorization)
        {
            return authorization is [{ } only] && only.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? only[Bearer.Length..].Trim() : null;
        }

        if (request.Path.StartsWithSegments(LivePath, StringComparison.Ordinal) && request.Query["access_token"] is [{ Length: > 0 } inAddress])
        {
            return inAddress;
        }

        isCookie = true;
        return request.Cookies[Cookie];
    }

    /// <summary>Who asks, of a user this scheme let in.</summary>
    public static SignedIn Of(ClaimsPrincipal user) => new(
        user.Identity!.Name!,
        new(user.FindFirstValue(TenantClaim)!),
        new(long.Parse(user.FindFirstValue(ExpiresClaim)!, CultureInfo.InvariantCulture)));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request, out var isCookie) is not { Length: > 0 and <= 200 } token)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (owners.Find(token) is not { } found)
        {
            return Task.FromResult(AuthenticateResult.Fail("The token lets nobody in."));
        }

        if (isCookie && IsWrite(Request) && Request.Headers[ForgeryHeader] != "1")
        {
            _isForged = true;
            return Task.FromResult(AuthenticateResult.Fail("The header against forgery is missing."));
        }

        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.Name, found.Name),
                new(ClaimTypes.NameIdentifier, found.Name),
                new(TenantClaim, found.Tenant.Value),
                new(ExpiresClaim, found.ExpiresAt.Nanos.ToString(CultureInfo.InvariantCulture)),
            ],
            SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isForged)
        {
            return Problems.Write(
                Context, StatusCodes.Status403Forbidden, new("FORGERY_HEADER_MISSING", ForgeryHeader, "a write by cookie without the header", $"the header {ForgeryHeader}: 1"));
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Write(
            Context, StatusCodes.Status401Unauthorized, new("SIGN_IN_FIRST", "Authorization", "no token that lets anybody in", "the token of a sign-in"));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.Write(
        Context, StatusCodes.Status403Forbidden, new("FORBIDDEN", "request", "it is not for this user", "what belongs to him"));

    private static bool IsWrite(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
}

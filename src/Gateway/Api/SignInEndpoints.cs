using Arus.Gateway.SignIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Signing in and out. The only part of the interface that answers strangers.</summary>
internal static class SignInEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/auth").WithTags("auth");
        group.MapPost("/sign-in", SignIn).AllowAnonymous().Takes<SignInBody>().WithName("signIn")
            .Says<SignInAnswer>("Signs in by name and password.").Or<Problem>(StatusCodes.Status429TooManyRequests);
        group.MapPost("/code", Code).AllowAnonymous().Takes<CodeBody>().WithName("signInByCode")
            .Says<SignInAnswer>("Signs in by a code that works once, from this machine.")
            .Or<Problem>(StatusCodes.Status403Forbidden).Or<Problem>(StatusCodes.Status429TooManyRequests);
        group.MapPost("/sign-out", SignOut).WithName("signOut").WithSummary("Ends the token that is used.").Produces(StatusCodes.Status204NoContent);
        group.MapGet("/me", Me).WithName("getMe").Says<MeAnswer>("Who is signed in.");
    }

    private static async Task<IResult> SignIn(HttpContext http, OwnerBook owners, SignInGate gate)
    {
        var body = await Body.Read<SignInBody>(http);
        if (!gate.MayTry(http.Connection.RemoteIpAddress))
        {
            return TooMany(http);
        }

        // Deriving takes a good part of a second on purpose: strangers queue for it among themselves.
        await gate.Derivations.WaitAsync(http.RequestAborted);
        FreshToken? token;
        try
        {
            token = await Task.Run(() => owners.SignIn(body.Name, body.Password));
        }
        finally
        {
            gate.Derivations.Release();
        }

        return Answer(http, gate, token, "the name or the password is wrong", "the owner's name and password");
    }

    private static async Task<IResult> Code(HttpContext http, OwnerBook owners, SignInGate gate)
    {
        var body = await Body.Read<CodeBody>(http);
        if (!LocalOrSignedIn.IsLocal(http))
        {
            return Problems.Of(http, StatusCodes.Status403Forbidden, new Fault("NOT_THIS_MACHINE", "connection", "it comes from another machine", "the machine that serves"));
        }

        return gate.MayTry(http.Connection.RemoteIpAddress) ? Answer(http, gate, owners.Redeem(body.Code), "the code is spent, too old or none", "a code not older than ten minutes") : TooMany(http);
    }

    private static IResult SignOut(HttpContext http, OwnerBook owners)
    {
        owners.Revoke(TokenScheme.TokenOf(http.Request, out _)!);
        http.Response.Cookies.Delete(TokenScheme.Cookie, CookieFor(http));
        return Results.NoContent();
    }

    private static IResult Me(HttpContext http)
    {
        var user = TokenScheme.Of(http.User);
        return Replies.Json(new MeAnswer(user.Name, user.Tenant, user.ExpiresAt));
    }

    private static IResult Answer(HttpContext http, SignInGate gate, FreshToken? token, string what, string expected)
    {
        if (token is null)
        {
            return Problems.Of(http, StatusCodes.Status401Unauthorized, new Fault("SIGN_IN_WRONG", "body", what, expected));
        }

        gate.Succeeded(http.Connection.RemoteIpAddress);
        http.Response.Cookies.Append(TokenScheme.Cookie, token.Token, CookieFor(http));
        http.Response.Headers.CacheControl = "no-store";
        return Replies.Json(new SignInAnswer(token.Token, token.ExpiresAt));
    }

    private static IResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return Problems.Of(http, StatusCodes.Status429TooManyRequests, new Fault("SIGN_IN_TOO_OFTEN", "connection", "too many failed attempts", "another try in a minute"));
    }

    private static CookieOptions CookieFor(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}

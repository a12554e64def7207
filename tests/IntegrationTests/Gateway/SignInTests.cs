using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Arus.Gateway.SignIns;

namespace Arus.IntegrationTests.Gateway;

public sealed class SignInTests
{
    private const string Me = "/api/v1/auth/me";
    private const string SignIn = "/api/v1/auth/sign-in";
    private const string Code = "/api/v1/auth/code";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/v1/status")]
    [InlineData("GET", "/api/v1/orders")]
    [InlineData("GET", "/api/v1/no/such/thing")]
    [InlineData("POST", "/api/v1/halt")]
    [InlineData("POST", "/api/v1/orders")]
    [InlineData("DELETE", "/api/v1/terminals/mine")]
    [InlineData("POST", "/live/negotiate")]
    [InlineData("PATCH", "/api/v1/status")]
    public async Task Request_ByAStranger_IsAnsweredWithNothing(string method, string path)
    {
        await using var host = await GatewayHost.Start();

        using var answer = await host.Stranger.SendAsync(new(new(method), path), Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(host.Session.Commands);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    public async Task Request_ForWhatIsPublic_IsAnswered(string path)
    {
        await using var host = await GatewayHost.Start();

        using var answer = await host.Stranger.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_WithThePasswordShownOnce_LetsInByTokenAndByCookie()
    {
        var folder = Directory.CreateTempSubdirectory("arus-gateway-").FullName;
        await using var host = await GatewayHost.Start(folder);
        using var answer = await host.Stranger.PostAsJsonAsync(SignIn, new { name = host.Owner.Name, password = host.Owner.Password }, Cancel);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!;

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(HttpStatusCode.OK, await Ask(host, "Authorization", $"Bearer {token}"));
        Assert.Equal(HttpStatusCode.OK, await Ask(host, "Cookie", $"arus={token}"));
    }

    [Fact]
    public async Task Owner_AtASecondStart_IsTheSameAndSoAreTheTokens()
    {
        var folder = Directory.CreateTempSubdirectory("arus-gateway-").FullName;
        string token;
        await using (var first = await GatewayHost.Start(folder))
        {
            token = await first.Token();
        }

        await using var second = await GatewayHost.Start(folder);

        Assert.Null(second.SignIns.EnsureOwner(folder));
        Assert.Equal(HttpStatusCode.OK, await Ask(second, "Authorization", $"Bearer {token}"));
        Assert.DoesNotContain(token, await File.ReadAllTextAsync(Path.Combine(folder, "owner.json"), Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization", "Bearer wrong")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Basic b3duZXI6b3duZXI=")]
    [InlineData("Authorization", "TOKEN")]
    [InlineData("Cookie", "arus=wrong")]
    public async Task Token_ThatIsNone_LetsNobodyIn(string header, string value)
    {
        await using var host = await GatewayHost.Start();
        var token = await host.Token();

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(host, header, value.Replace("TOKEN", token, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Token_InTheAddress_LetsNobodyInButTheLiveStream()
    {
        await using var host = await GatewayHost.Start();

        using var answer = await host.Stranger.GetAsync($"{Me}?access_token={await host.Token()}", Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Token_UnusedForTwelveHours_LetsNobodyInAndOneInUseDoes()
    {
        await using var host = await GatewayHost.Start();
        var (used, unused) = ($"Bearer {await host.Token()}", $"Bearer {await host.Token()}");

        host.Time.Move(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.OK, await Ask(host, "Authorization", used));
        host.Time.Move(TimeSpan.FromHours(2));

        Assert.Equal(HttpStatusCode.OK, await Ask(host, "Authorization", used));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(host, "Authorization", unused));
    }

    [Fact]
    public async Task SignOut_OfOneToken_EndsItAndNoOther()
    {
        await using var host = await GatewayHost.Start();
        using var client = await host.SignedIn();
        var other = await host.Token();

        using var answer = await client.PostAsync("/api/v1/auth/sign-out", null, Cancel);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Me, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await Ask(host, "Authorization", $"Bearer {other}"));
    }

    [Fact]
    public async Task Write_ByCookieWithoutTheHeader_IsRefusedAndDoesNothing()
    {
        await using var host = await GatewayHost.Start();
        var cookie = $"arus={await host.Token()}";

        using var forged = await Halt(host, cookie, header: null);
        using var own = await Halt(host, cookie, header: "1");

        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Equal("FORGERY_HEADER_MISSING", await CodeOf(forged));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Single(host.Session.Commands);
    }

    [Fact]
    public async Task Write_FromAnotherOrigin_IsRefusedAndDoesNothing()
    {
        await using var host = await GatewayHost.Start();
        using var client = await host.SignedIn();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/halt") { Content = JsonContent.Create(new { reason = "x" }) };
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Idempotency-Key", "k1");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(host.Session.Commands);
    }

    [Fact]
    public async Task Request_ByAnotherNameForThisMachine_IsTurnedAway()
    {
        await using var host = await GatewayHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = "rebound.example";

        using var answer = await host.Stranger.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_WrongFiveTimes_IsNotTriedAgainUntilAMinuteHasPassed()
    {
        await using var host = await GatewayHost.Start();
        for (var i = 0; i < SignInGate.TriesPerAddress; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Try(host, "wrong"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(host, host.Owner.Password));
        host.Time.Move(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, await Try(host, host.Owner.Password));
    }

    [Fact]
    public async Task SignIn_ByANameNobodyHas_IsAnsweredLikeAWrongPassword()
    {
        await using var host = await GatewayHost.Start();

        using var noName = await host.Stranger.PostAsJsonAsync(SignIn, new { name = "nobody", password = "wrong" }, Cancel);
        using var noPassword = await host.Stranger.PostAsJsonAsync(SignIn, new { name = host.Owner.Name, password = "wrong" }, Cancel);

        Assert.Equal(await WithoutTrace(noName), await WithoutTrace(noPassword));
    }

    [Fact]
    public async Task Code_UsedTwice_SignsInOnce()
    {
        await using var host = await GatewayHost.Start();
        var code = host.SignIns.IssueCode();

        using var first = await host.Stranger.PostAsJsonAsync(Code, new { code }, Cancel);
        using var second = await host.Stranger.PostAsJsonAsync(Code, new { code }, Cancel);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, second.StatusCode);
    }

    [Fact]
    public async Task Code_OlderThanTenMinutes_SignsNobodyIn()
    {
        await using var host = await GatewayHost.Start();
        var code = host.SignIns.IssueCode();

        host.Time.Move(TimeSpan.FromMinutes(10));
        using var answer = await host.Stranger.PostAsJsonAsync(Code, new { code }, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("Forwarded", "for=10.0.0.1")]
    public async Task Code_ThroughAProxy_SignsNobodyIn(string header, string value)
    {
        await using var host = await GatewayHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, Code) { Content = JsonContent.Create(new { code = host.SignIns.IssueCode() }) };
        request.Headers.Add(header, value);

        using var answer = await host.Stranger.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", Code)]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/health/ready")]
    public async Task Request_FromAnotherMachine_GetsNothingThatIsForThisOne(string method, string path)
    {
        Assert.SkipWhen(Outside() is null, "This machine has no address but its loopback.");
        await using var host = await GatewayHost.Start(address: $"http://{Outside()}:0");
        using var request = new HttpRequestMessage(new(method), path);
        request.Content = method == "POST" ? JsonContent.Create(new { code = host.SignIns.IssueCode() }) : null;

        using var answer = await host.Stranger.SendAsync(request, Cancel);

        Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, answer.StatusCode.ToString());
    }

    private static string? Outside() => Dns.GetHostAddresses(Dns.GetHostName())
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))?.ToString();

    private static async Task<HttpStatusCode> Ask(GatewayHost host, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Me);
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await host.Stranger.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Try(GatewayHost host, string password)
    {
        using var answer = await host.Stranger.PostAsJsonAsync(SignIn, new { name = "owner", password }, Cancel);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> Halt(GatewayHost host, string cookie, string? header)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/halt") { Content = JsonContent.Create(new { reason = "test" }) };
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Idempotency-Key", "k1");
        if (header is not null)
        {
            request.Headers.Add("X-Arus", header);
        }

        return await client.SendAsync(request, Cancel);
    }

    private static async Task<string> CodeOf(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString()!;

    private static async Task<string> WithoutTrace(HttpResponseMessage answer)
    {
        var problem = (await answer.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>(Cancel))!;
        problem.Remove("traceId");
        return $"{answer.StatusCode} {JsonSerializer.Serialize(problem)}";
    }
}

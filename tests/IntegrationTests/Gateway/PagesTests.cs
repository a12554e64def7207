using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Arus.Contracts.Live;
using Arus.Gateway.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arus.IntegrationTests.Gateway;

public sealed partial class PagesTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dashboard_Built_IsServedPackedAndItsHashedFilesAreKept()
    {
        var folder = Built();
        await using var host = await GatewayHost.Start(services: services => services.AddSingleton(new Dashboard(folder)));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/index-Ab12.js");
        request.Headers.Add("Accept-Encoding", "gzip, br");

        using var script = await host.Stranger.SendAsync(request, Cancel);
        using var page = await host.Stranger.GetAsync("/", Cancel);
        using var deep = await host.Stranger.GetAsync("/orders/O17", Cancel);
        using var missing = await host.Stranger.GetAsync("/assets/none.js", Cancel);

        Assert.Equal("br", script.Content.Headers.ContentEncoding.Single());
        Assert.Contains("immutable", script.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("<p>page", await page.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("<p>page", await deep.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.Unauthorized, missing.StatusCode);
    }

    [Fact]
    public async Task Dashboard_AskedForAgain_IsNotSentAgain()
    {
        var folder = Built();
        await using var host = await GatewayHost.Start(services: services => services.AddSingleton(new Dashboard(folder)));
        using var first = await host.Stranger.GetAsync("/", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await host.Stranger.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/../../owner.json")]
    [InlineData("/owner.json")]
    public async Task Dashboard_AskedForWhatIsNotItsOwn_GivesNothingOfIt(string path)
    {
        await using var host = await GatewayHost.Start(services: services => services.AddSingleton(new Dashboard(Built())));

        using var answer = await host.Stranger.GetAsync(path, Cancel);

        Assert.DoesNotContain("passwordHash", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.OK, answer.StatusCode.ToString());
    }

    [Fact]
    public async Task Dashboard_NotBuilt_SaysHowToBuildIt()
    {
        await using var host = await GatewayHost.Start();

        using var answer = await host.Stranger.GetAsync("/", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("./arus", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_AsAPage_NeedsNoOtherFile()
    {
        await using var host = await GatewayHost.Start();

        var page = await host.Stranger.GetStringAsync("/openapi", Cancel);

        Assert.Contains("/api/v1/orders", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src=|<link|http://|https://|<script)", page);
    }

    [Fact]
    public async Task Ready_WhileEverythingWorks_NamesEveryPart()
    {
        await using var host = await GatewayHost.Start();

        using var answer = await host.Stranger.GetAsync("/health/ready", Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var checks = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("checks");
        Assert.Equal(
            ["session", "journal", "feed", "trading", "store", "terminals", "disk", "models"], checks.EnumerateArray().Select(check => check.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData(LivePhase.Recovering)]
    [InlineData(LivePhase.Failed)]
    [InlineData(LivePhase.Refused)]
    [InlineData(LivePhase.Stopped)]
    public async Task Ready_WhileTheSessionDoesNotRun_IsNo(LivePhase phase)
    {
        await using var host = await GatewayHost.Start();
        host.Session.Status = Specimens.Status with { Phase = phase, Reason = "because" };

        using var ready = await host.Stranger.GetAsync("/health/ready", Cancel);
        using var live = await host.Stranger.GetAsync("/health/live", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Metrics_AfterSomeRequests_CountThemInTheFormOfPrometheus()
    {
        await using var host = await GatewayHost.Start();
        (await host.Stranger.GetAsync("/health/live", Cancel)).EnsureSuccessStatusCode();

        var lines = (await host.Stranger.GetStringAsync("/metrics", Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Matches(PrometheusLine(), line));
        Assert.Contains("arus_ticks_total 17", lines);
        Assert.Contains("arus_ticks_rejected_total{code=\"DUPLICATE\"} 2", lines);
        Assert.Contains(lines, line => line.StartsWith("arus_http_requests_total{method=\"GET\",route=\"/health/live\",status=\"200\"} ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("arus_http_duration_seconds_bucket{", StringComparison.Ordinal) && line.Contains("le=\"+Inf\"", StringComparison.Ordinal));
        Assert.Equal(lines.Length, lines.Distinct().Count());
    }

    [Fact]
    public async Task Log_OfSignInsAndTokens_HoldsNoSecret()
    {
        using var log = new KeptLog();
        string token, code;
        await using (var host = await GatewayHost.Start(services: services => services.AddSingleton<ILoggerProvider>(log)))
        {
            code = host.SignIns.IssueCode();
            using var signIn = await host.Stranger.PostAsync("/api/v1/auth/code", new StringContent($$"""{"code":"{{code}}"}""", Encoding.UTF8, "application/json"), Cancel);
            token = JsonDocument.Parse(await signIn.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("token").GetString()!;
            using var wrong = await host.Stranger.PostAsync("/api/v1/auth/sign-in", new StringContent("""{"name":"owner","password":"my secret"}""", Encoding.UTF8, "application/json"), Cancel);
            using var socket = await LiveSocket.Connect(host.Address, token);
        }

        var text = log.Text;
        Assert.Contains("/api/v1/auth/sign-in", text, StringComparison.Ordinal);
        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, text, StringComparison.Ordinal);
        Assert.DoesNotContain("my secret", text, StringComparison.Ordinal);
    }

    private static string Built()
    {
        var folder = Directory.CreateTempSubdirectory("arus-dashboard-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        File.WriteAllText(Path.Combine(folder, "index.html"), "<p>page");
        File.WriteAllText(Path.Combine(folder, "assets", "index-Ab12.js"), "let a = 1;");
        using var packed = new BrotliStream(File.Create(Path.Combine(folder, "assets", "index-Ab12.js.br")), CompressionLevel.Fastest);
        packed.Write("let a = 1;"u8);
        return folder;
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\.)*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\.)*")*\})? (NaN|[+-]Inf|[-+0-9.eE]+))$""")]
    private static partial Regex PrometheusLine();

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_text)
            {
                _text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
            }
        }

        public void Dispose()
        {
        }
    }
}

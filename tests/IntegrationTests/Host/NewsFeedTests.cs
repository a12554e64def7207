using System.Collections.Concurrent;
using Arus.Contracts.Language;
using Arus.Contracts.Live;
using Arus.Host.Serving;
using Arus.IntegrationTests.Gateway;
using Arus.IntegrationTests.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arus.IntegrationTests.Host;

/// <summary>A feed against a real server that may be slow, flooding, broken or hostile.</summary>
public sealed class NewsFeedTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly string _data = Directory.CreateTempSubdirectory("news").FullName;
    private readonly ServiceProvider _services = Arus.Host.Composition.Create(TimeProvider.System);
    private readonly FakeSession _session = new();
    private readonly SteppedTime _time = new();
    private readonly HttpClient _client = NewsFeed.Client();
    private readonly ConcurrentQueue<string> _conditions = new();
    private WebApplication? _server;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _client.Dispose();
        await _services.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Look_NewHeadlines_AreToldOnceScoredAndKept()
    {
        var feed = await Feed(http => http.Response.WriteAsync(Rss(("Euro rises as ECB raises rates", Now.AddMinutes(-5)), ("Dollar fell yesterday", Now.AddDays(-1)), ("Nothing about money", Now))));

        Assert.Equal("", await feed.Look(TestContext.Current.CancellationToken));
        Assert.Equal("", await feed.Look(TestContext.Current.CancellationToken));

        var told = Assert.IsType<NewsReading>(Assert.Single(_session.Readings));
        Assert.Equal("EUR", Assert.Single(told.Currencies).Code);
        Assert.True(told.Balance > 0);
        Assert.Equal(3, Kept().Count);
        Assert.Contains(Kept(), one => one.Headline.Text.StartsWith("Euro rises", StringComparison.Ordinal) && one.Headline.KnownAt == Timestamp.From(Now));
    }

    [Fact]
    public async Task Look_NothingChanged_AsksConditionally()
    {
        var feed = await Feed(async http =>
        {
            if (http.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            http.Response.Headers.ETag = "\"v1\"";
            await http.Response.WriteAsync(Rss(("Euro rises", Now)));
        });

        await feed.Look(TestContext.Current.CancellationToken);
        Assert.Equal("", await feed.Look(TestContext.Current.CancellationToken));

        Assert.Equal(["", "\"v1\""], _conditions);
    }

    [Fact]
    public async Task Look_SessionWithoutRoom_TellsAgainAtTheNextLook()
    {
        var feed = await Feed(http => http.Response.WriteAsync(Rss(("Euro rises", Now))));
        _session.HasRoom = false;
        await feed.Look(TestContext.Current.CancellationToken);
        Assert.Empty(Kept());

        _session.HasRoom = true;
        await feed.Look(TestContext.Current.CancellationToken);

        Assert.Single(Kept());
        Assert.Single(_session.Readings);
    }

    [Theory]
    [InlineData("endless", "longer than 4 MB")]
    [InlineData("packed", "longer than 4 MB")]
    [InlineData("circle", "")]
    [InlineData("missing", "404")]
    [InlineData("html", "")]
    [InlineData("entities", "")]
    [InlineData("empty", "empty")]
    [InlineData("untimed", "moment")]
    [InlineData("cut", "")]
    public async Task Look_HostileServer_SaysWhyAndTellsNothing(string behaviour, string why)
    {
        var feed = await Feed(http => Behave(http, behaviour));

        var reason = await feed.Look(TestContext.Current.CancellationToken);

        Assert.NotEqual("", reason);
        Assert.Contains(why, reason, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_session.Readings);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task Look_ServerThatStalls_EndsAtItsDeadline()
    {
        var asked = new TaskCompletionSource();
        var feed = await Feed(async http =>
        {
            await http.Response.WriteAsync("<rss>");
            await http.Response.Body.FlushAsync();
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });

        var looking = feed.Look(TestContext.Current.CancellationToken);
        await asked.Task;
        _time.Advance(NewsFeed.Deadline + TimeSpan.FromSeconds(1));

        Assert.Contains("longer than 20 seconds", await looking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_FloodOfHeadlines_TellsOnlySoMany()
    {
        var feed = await Feed(http => http.Response.WriteAsync(Rss([.. Enumerable.Range(0, 1_000).Select(i => ($"Euro rises {i}", Now))])));

        await feed.Look(TestContext.Current.CancellationToken);

        Assert.Equal(NewsFeed.ToldMax, _session.Readings.Count);
    }

    [Fact]
    public async Task Run_SameFailureAgain_IsToldOnceAndLooksGoOn()
    {
        using var stop = new CancellationTokenSource();
        var told = new ConcurrentQueue<string>();
        var path = Path.Combine(_data, "headlines.csv");
        var running = Make(path).Run(told.Enqueue, stop.Token);
        for (var i = 0; i < 100; i++)
        {
            _time.Advance(NewsFeed.PauseMax);
            await Task.Yield();
        }

        Directory.CreateDirectory(path);
        while (told.Count < 2)
        {
            _time.Advance(NewsFeed.Pause);
            await Task.Yield();
        }

        await stop.CancelAsync();
        await running;
        Assert.Equal(["does not exist", "is a directory"], told.Select(reason => reason.Contains("does not exist", StringComparison.Ordinal) ? "does not exist" : "is a directory"));
    }

    [Fact]
    public async Task Look_AFile_IsReadAsAnAddressIs()
    {
        var path = Path.Combine(_data, "headlines.csv");
        await File.WriteAllTextAsync(path, $"published,headline\n{Now:yyyy-MM-ddTHH:mm:ssZ},Euro rises\n", TestContext.Current.CancellationToken);

        Assert.Equal("", await Make(path).Look(TestContext.Current.CancellationToken));

        Assert.Single(_session.Readings);
        Assert.Contains("does not exist", await Make(path + "x").Look(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task Behave(HttpContext http, string behaviour)
    {
        switch (behaviour)
        {
            case "endless":
                var block = new string('x', 1 << 16);
                while (!http.RequestAborted.IsCancellationRequested)
                {
                    await http.Response.WriteAsync(block);
                }

                break;
            case "packed":
                http.Response.Headers.ContentEncoding = "gzip";
                await using (var packed = new System.IO.Compression.GZipStream(http.Response.Body, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
                {
                    await packed.WriteAsync(new byte[64 << 20]);
                }

                break;
            case "circle":
                http.Response.Redirect("/feed");
                break;
            case "missing":
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            case "html":
                await http.Response.WriteAsync("<html><body>Please sign in<br></body></html>");
                break;
            case "entities":
                await http.Response.WriteAsync("<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><rss><channel><item><title>Euro &b;</title></item></channel></rss>");
                break;
            case "untimed":
                await http.Response.WriteAsync("<rss><channel><item><title>Euro rises</title></item></channel></rss>");
                break;
            case "cut":
                http.Response.ContentLength = 1_000;
                await http.Response.WriteAsync("<rss><channel>");
                http.Abort();
                break;
        }
    }

    private static string Rss(params (string Title, DateTimeOffset At)[] items) =>
        $"<rss><channel><title>Wire</title>{string.Concat(items.Select(item => $"<item><title>{item.Title}</title><pubDate>{item.At:R}</pubDate></item>"))}</channel></rss>";

    private IReadOnlyList<ScoredHeadline> Kept()
    {
        var shelf = _services.GetRequiredService<INewsShelf>();
        return shelf.Current(_data) is { } id ? shelf.Open(_data, id)! : [];
    }

    private async Task<NewsFeed> Feed(Func<HttpContext, Task> serve)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        _server = builder.Build();
        _server.Run(http =>
        {
            _conditions.Enqueue(http.Request.Headers.IfNoneMatch.ToString());
            return serve(http);
        });
        await _server.StartAsync();
        return Make(_server.Urls.First() + "/feed");
    }

    private NewsFeed Make(string address) => new(
        address, _client, _session, _data, _services.GetRequiredService<INewsFiles>(), _services.GetRequiredService<INewsShelf>(), _time);
}

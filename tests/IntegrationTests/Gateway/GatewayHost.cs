using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Arus.Contracts.Gateway;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Engine;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Foundation.Persistence;
using Arus.Gateway;
using Arus.Gateway.Json;
using Arus.Gateway.SignIns;
using Arus.Intelligence;
using Arus.Language;
using Arus.Learning;
using Arus.MarketData;
using Arus.Research;
using Arus.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arus.IntegrationTests.Gateway;

/// <summary>A real server on a free port, with a session of the test's making behind it.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    /// <summary>Whose password is derived in a moment.</summary>
    private static readonly OwnerCredentials Known = new("owner", "known to the tests");
    private static readonly string KnownHash = Password.Hash(Known.Password, rounds: 10);

    private readonly WebApplication _app;
    private readonly string? _ownFolder;

    private GatewayHost(WebApplication app, FakeSession session, MovableTime time, string dataDirectory, string? ownFolder)
    {
        (_app, _ownFolder, Session, Time, Data) = (app, ownFolder, session, time, dataDirectory);
        Address = new(app.Urls.First());
        SignIns = app.Services.GetRequiredService<ISignIns>();
        Owner = SignIns.EnsureOwner(dataDirectory) ?? Known;
        Stranger = new(new HttpClientHandler { UseCookies = false }) { BaseAddress = Address };
    }

    public FakeSession Session { get; }

    public MovableTime Time { get; }

    public string Data { get; }

    public Uri Address { get; }

    public ISignIns SignIns { get; }

    /// <summary>The owner: made at the first start, where there was none.</summary>
    public OwnerCredentials Owner { get; }

    /// <summary>A client nobody knows.</summary>
    public HttpClient Stranger { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<GatewayHost> Start(string? dataDirectory = null, Action<IServiceCollection>? services = null, string address = "http://127.0.0.1:0")
    {
        var ownFolder = dataDirectory is null ? Directory.CreateTempSubdirectory("arus-gateway-").FullName : null;
        var directory = dataDirectory ?? ownFolder!;
        using (DataDirectory.OpenForWriting(directory, [], TimeProvider.System))
        {
            if (ownFolder is not null)
            {
                var owner = new Owner(Known.Name, KnownHash, Specimens.Start, []);
                await File.WriteAllBytesAsync(Path.Combine(directory, "owner.json"), JsonSerializer.SerializeToUtf8Bytes(owner, ApiJson.Options), TestContext.Current.CancellationToken);
            }
        }

        var (session, bridge, time) = (new FakeSession(), new FakeBridge(), new MovableTime());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(new ServerFacts(directory, Specimens.Start, "0.1.0", ["serve"]))
            .AddModule<MarketDataModule>()
            .AddModule<FeaturesModule>()
            .AddModule<LanguageModule>()
            .AddModule<IntelligenceModule>()
            .AddModule<LearningModule>()
            .AddModule<TradingModule>()
            .AddModule<EngineModule>()
            .AddModule<ResearchModule>()
            .AddModule<GatewayModule>()
            .AddSingleton<ILiveRunner>(session)
            .AddSingleton<IMarketBrowser>(new FakeBrowser())
            .AddSingleton<ITerminalBridge>(bridge)
            .AddSingleton<ITerminalKeys>(bridge);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        GatewayModule.MapEndpoints(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, session, time, directory, ownFolder);
    }

    /// <summary>The owner's token, by a code: deriving passwords takes its time.</summary>
    public async Task<string> Token()
    {
        using var answer = await Stranger.PostAsJsonAsync("/api/v1/auth/code", new { code = SignIns.IssueCode() }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("token").GetString()!;
    }

    /// <summary>A client that is signed in.</summary>
    public async Task<HttpClient> SignedIn()
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Stranger.Dispose();
        await _app.DisposeAsync();
        if (_ownFolder is not null)
        {
            Directory.Delete(_ownFolder, recursive: true);
        }
    }
}

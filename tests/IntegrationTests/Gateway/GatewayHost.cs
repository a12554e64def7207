using Arus.Contracts.Gateway;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Engine;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Gateway;
using Arus.Intelligence;
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
    private readonly WebApplication _app;

    private GatewayHost(WebApplication app, FakeSession session, string dataDirectory)
    {
        _app = app;
        Session = session;
        DataDirectory = dataDirectory;
        Address = new(app.Urls.First());
        SignIns = app.Services.GetRequiredService<ISignIns>();
        Owner = SignIns.EnsureOwner(dataDirectory);
    }

    public FakeSession Session { get; }

    public string DataDirectory { get; }

    public Uri Address { get; }

    public ISignIns SignIns { get; }

    public OwnerCredentials? Owner { get; }

    public static async Task<GatewayHost> Start(string? dataDirectory = null, Action<IServiceCollection>? services = null)
    {
        var directory = dataDirectory ?? Directory.CreateTempSubdirectory("arus-gateway-").FullName;
        var session = new FakeSession();
        var bridge = new FakeBridge();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ILiveRunner>(session)
            .AddSingleton<IMarketBrowser>(new FakeBrowser())
            .AddSingleton<ITerminalBridge>(bridge)
            .AddSingleton<ITerminalKeys>(bridge)
            .AddSingleton(new ServerFacts(directory, Specimens.Start, "0.1.0", ["serve"]))
            .AddModule<MarketDataModule>()
            .AddModule<FeaturesModule>()
            .AddModule<IntelligenceModule>()
            .AddModule<TradingModule>()
            .AddModule<EngineModule>()
            .AddModule<ResearchModule>()
            .AddModule<GatewayModule>();
        services?.Invoke(builder.Services);
        var app = builder.Build();
        GatewayModule.MapEndpoints(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, session, directory);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

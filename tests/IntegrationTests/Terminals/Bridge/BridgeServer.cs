using Arus.Contracts.Terminals;
using Arus.Foundation.Hub;
using Arus.MarketData;
using Arus.Terminals;
using Arus.UnitTests.Terminals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arus.IntegrationTests.Terminals.Bridge;

/// <summary>A real server on a port of its own with a bridge into a <see cref="MemoryInbox"/>.</summary>
internal sealed class BridgeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-bridge-").FullName;
    private IDisposable _open;

    private BridgeServer(Action<IApplicationBuilder>? before, Func<BridgeOptions, BridgeOptions>? change, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time).AddModule<MarketDataModule>().AddModule<TerminalsModule>();
        _app = builder.Build();
        before?.Invoke(_app);
        TerminalsModule.MapEndpoints(_app);
        Options = new() { DataDirectory = _folder, Instruments = [InstrumentId.Of("EURUSD")] };
        Options = change?.Invoke(Options) ?? Options;
        _open = Bridge.Open(Inbox, Options);
    }

    public MemoryInbox Inbox { get; } = new();

    public BridgeOptions Options { get; }

    public ITerminalBridge Bridge => _app.Services.GetRequiredService<ITerminalBridge>();

    public ITerminalKeys Keys => _app.Services.GetRequiredService<ITerminalKeys>();

    public Uri Address => new(_app.Urls.First().Replace("http", "ws", StringComparison.Ordinal) + "/mt5/v1");

    public static async Task<BridgeServer> Start(
        Action<IApplicationBuilder>? before = null, Func<BridgeOptions, BridgeOptions>? change = null, TimeProvider? time = null)
    {
        var server = new BridgeServer(before, change, time ?? TimeProvider.System);
        await server._app.StartAsync();
        return server;
    }

    public TerminalKey Key(string name) => Keys.Add(_folder, name);

    public TerminalStatus Status(string name) => Bridge.Terminals.Single(terminal => terminal.Source.Value == name);

    /// <summary>Forgets all but the journal, as a new process would.</summary>
    public void Restart()
    {
        _open.Dispose();
        _open = Bridge.Open(Inbox, Options);
    }

    public async ValueTask DisposeAsync()
    {
        _open.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

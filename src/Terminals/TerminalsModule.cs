using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Foundation.Hub;
using Arus.Foundation.Persistence;
using Arus.Terminals.Bridge;
using Arus.Terminals.Keys;
using Arus.Terminals.Simulation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Terminals;

/// <summary>
/// MetaTrader 5 terminals: the bridge they connect to, the protocol T5B/1 it speaks, the keys that let them in, and a simulated terminal.
/// </summary>
public sealed class TerminalsModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "terminals";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<TerminalKeys>();
        services.AddSingleton<ITerminalKeys>(provider => provider.GetRequiredService<TerminalKeys>());
        services.AddSingleton<TerminalBridge>();
        services.AddSingleton<ITerminalBridge>(provider => provider.GetRequiredService<TerminalBridge>());
        services.AddSingleton<ISimulatedTerminal>(provider => new SimulatedTerminal(
            provider.GetRequiredService<IInstrumentCatalog>(), provider.GetRequiredService<ICostCatalog>(), provider.GetRequiredService<TimeProvider>(),
            SimulatedTerminal.Dial, PhysicalDisk.Instance));
    }

    /// <inheritdoc/>
    public static void MapEndpoints(IEndpointRouteBuilder routes) => BridgeEndpoint.Map(routes);
}

using Arus.Contracts.MarketData;
using Arus.Foundation.Hub;
using Arus.MarketData.Instruments;
using Arus.MarketData.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.MarketData;

/// <summary>
/// The market-data module. <see cref="InstrumentCatalog"/> and <see cref="CostCatalog"/> know what is traded and what it costs;
/// <see cref="SimulatedMarket"/> invents markets from a seed.
/// </summary>
public sealed class MarketDataModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "market-data";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<IInstrumentCatalog>(InstrumentCatalog.BuiltIn)
        .AddSingleton<ICostCatalog>(CostCatalog.BuiltIn)
        .AddSingleton<ISimulatedMarket, SimulatedMarket>();
}

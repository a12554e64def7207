using Arus.Engine;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Gateway;
using Arus.Intelligence;
using Arus.MarketData;
using Arus.Research;
using Arus.Terminals;
using Arus.Trading;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host;

/// <summary>The modules, listed. Nowhere else are two of them named together.</summary>
internal static class Composition
{
    public static ServiceProvider Create(TimeProvider time) => new ServiceCollection()
        .AddSingleton(time)
        .AddModule<MarketDataModule>()
        .AddModule<FeaturesModule>()
        .AddModule<IntelligenceModule>()
        .AddModule<TradingModule>()
        .AddModule<EngineModule>()
        .AddModule<ResearchModule>()
        .AddModule<TerminalsModule>()
        .AddModule<GatewayModule>()
        .BuildServiceProvider();
}

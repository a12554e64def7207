using Arus.Engine;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Gateway;
using Arus.Intelligence;
using Arus.Language;
using Arus.Learning;
using Arus.MarketData;
using Arus.Research;
using Arus.Terminals;
using Arus.Trading;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host;

/// <summary>The modules, listed. Nowhere else are two of them named together.</summary>
internal static class Composition
{
    /// <summary>The program's version.</summary>
    public static readonly string Version = typeof(Composition).Assembly.GetName().Version!.ToString(3);

    public static ServiceProvider Create(TimeProvider time)
    {
        var services = new ServiceCollection().AddLogging();
        AddModules(services, time);
        return services.BuildServiceProvider();
    }

    public static void AddModules(IServiceCollection services, TimeProvider time) => services
        .AddSingleton(time)
        .AddModule<MarketDataModule>()
        .AddModule<FeaturesModule>()
        .AddModule<IntelligenceModule>()
        .AddModule<LearningModule>()
        .AddModule<LanguageModule>()
        .AddModule<TradingModule>()
        .AddModule<EngineModule>()
        .AddModule<ResearchModule>()
        .AddModule<TerminalsModule>()
        .AddModule<GatewayModule>();
}

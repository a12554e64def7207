using Arus.Contracts.Features;
using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Features;

/// <summary>
/// Turns prices into features. Every indicator has a folder with its batch form, the reference (<see cref="Ema"/>), its streaming form, equal to
/// it bit for bit (<see cref="EmaStream"/>), and its entry (<see cref="EmaEntry"/>) in the <see cref="IndicatorCatalog"/>. Sums over a window
/// slide without drift (<see cref="RollingSum"/>, <see cref="RollingVariance"/>). A <see cref="FeaturePipeline"/> feeds the features of one
/// strategy from bars and quotes; an <see cref="IndicatorTable"/> computes one indicator over a file. Where platforms differ a setting says
/// whose convention counts (<see cref="SeedMode"/>). Never knows an account.
/// </summary>
public sealed class FeaturesModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "features";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<IIndicatorCatalog, IndicatorCatalog>()
        .AddSingleton<IFeatureCatalog, FeatureCatalog>()
        .AddSingleton<ILeakageCheck, LeakageCheck>()
        .AddSingleton<IFeaturePipelineFactory, FeaturePipelineFactory>()
        .AddSingleton<IIndicatorTable, IndicatorTable>();
}

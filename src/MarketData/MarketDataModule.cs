using Arus.Contracts.MarketData;
using Arus.Foundation.Hub;
using Arus.MarketData.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Arus.MarketData;

/// <summary>The market-data module: <see cref="MarketStore"/> keeps ticks and bars, <see cref="StoreFeed"/> gives them back.</summary>
public sealed class MarketDataModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "market-data";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IMarketStore, MarketStore>();
    }
}

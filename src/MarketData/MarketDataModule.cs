using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.MarketData;

/// <summary>The market-data module.</summary>
public sealed class MarketDataModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "market-data";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}

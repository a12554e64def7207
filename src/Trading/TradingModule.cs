using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Trading;

/// <summary>The trading module.</summary>
public sealed class TradingModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "trading";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}

using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Gateway;

/// <summary>What stands between the network and the modules: sign-in, the HTTP interface, live streams, health, metrics and the dashboard's files.</summary>
public sealed class GatewayModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "gateway";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}

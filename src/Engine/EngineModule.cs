using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Engine;

/// <summary>The engine module.</summary>
public sealed class EngineModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "engine";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}

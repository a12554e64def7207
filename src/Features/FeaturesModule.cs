using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Features;

/// <summary>The features module.</summary>
public sealed class FeaturesModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "features";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}

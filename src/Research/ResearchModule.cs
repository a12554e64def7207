using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Research;

/// <summary>The research module.</summary>
public sealed class ResearchModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "research";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}

using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Intelligence;

/// <summary>The intelligence module.</summary>
public sealed class IntelligenceModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "intelligence";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}

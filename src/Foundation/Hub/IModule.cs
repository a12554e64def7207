using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Foundation.Hub;

/// <summary>A module: one public class whose comment is the module's map. The host lists them; nothing scans for them.</summary>
public interface IModule
{
    /// <summary>Its name in flows, traces and configuration.</summary>
    static abstract string Name { get; }

    /// <summary>Registers what the module offers to the ports of the contracts.</summary>
    static abstract void AddServices(IServiceCollection services);

    /// <summary>Maps what the module answers over the network; most answer nothing.</summary>
    static virtual void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}

/// <summary>The endpoints of one module, mapped when a server starts.</summary>
/// <param name="Map">Maps them.</param>
public sealed record ModuleEndpoints(Action<IEndpointRouteBuilder> Map);

/// <summary>Adds modules, one line each.</summary>
public static class ModuleRegistration
{
    /// <summary>Adds one module.</summary>
    public static IServiceCollection AddModule<TModule>(this IServiceCollection services)
        where TModule : IModule
    {
        TModule.AddServices(services);
        return services.AddSingleton(new ModuleEndpoints(TModule.MapEndpoints));
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Arus.Foundation.Hub;

/// <summary>A module: one public class whose comment is the module's map. The host lists them; nothing scans for them.</summary>
public interface IModule
{
    /// <summary>Its name in flows, traces and configuration.</summary>
    static abstract string Name { get; }

    /// <summary>Registers what the module offers to the ports of the contracts.</summary>
    static abstract void AddServices(IServiceCollection services);
}

/// <summary>Adds modules, one line each.</summary>
public static class ModuleRegistration
{
    /// <summary>Adds one module.</summary>
    public static IServiceCollection AddModule<TModule>(this IServiceCollection services)
        where TModule : IModule
    {
        TModule.AddServices(services);
        return services;
    }
}

using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Terminals;

/// <summary>
/// MetaTrader 5 terminals: the bridge they connect to, the protocol T5B/1 it speaks, the keys that let them in, and a simulated terminal.
/// </summary>
public sealed class TerminalsModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "terminals";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
    }
}

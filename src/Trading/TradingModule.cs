using Arus.Contracts.Trading;
using Arus.Foundation.Hub;
using Arus.Trading.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Trading;

/// <summary>
/// From a decision to money. <see cref="TradingAccount"/> is the way through: <see cref="Orders.IntentPlanner"/> turns a target into orders,
/// <see cref="Risk.RiskGate"/> judges them, <see cref="IVenue"/> (<see cref="SimulatedVenue"/> on paper, <see cref="TerminalVenue"/> at a broker) fills them, <see cref="Orders.OrderLife"/> says
/// what may happen to them, <see cref="Portfolios.Portfolio"/> books what did, converting by <see cref="Portfolios.RateBook"/>.
/// Folders use only those to their left: Orders, Portfolios, Risk, Execution. No floating point in any of them.
/// </summary>
public sealed class TradingModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "trading";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) =>
        services.AddSingleton<ITradingAccountFactory, TradingAccountFactory>();
}

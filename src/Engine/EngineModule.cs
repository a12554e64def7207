using Arus.Contracts.Engine;
using Arus.Contracts.Live;
using Arus.Engine.Live;
using Arus.Engine.Receipts;
using Arus.Engine.Replays;
using Arus.Engine.Runs;
using Arus.Foundation.Hub;
using Arus.Foundation.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Engine;

/// <summary>
/// The one path from a quote to an order, for backtest, paper and live. <see cref="TradingEngine"/> walks it through the ports of the other
/// modules and <see cref="ReceiptWriter"/> writes down what happened; <see cref="ReceiptTeller"/> tells it again in plain words.
/// </summary>
public sealed class EngineModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "engine";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<IEngineFactory, EngineFactory>()
        .AddSingleton<ILaneFactory, LaneFactory>()
        .AddSingleton<IReceipts, ReceiptTeller>()
        .AddSingleton<SessionComposer>()
        .AddSingleton<ILiveRunner>(provider => ActivatorUtilities.CreateInstance<LiveRunner>(provider, PhysicalDisk.Instance))
        .AddSingleton<IDayReplayer>(provider => ActivatorUtilities.CreateInstance<DayReplayer>(provider, PhysicalDisk.Instance))
        .AddSingleton<ILiveInbox>(provider => provider.GetRequiredService<ILiveRunner>())
        .AddSingleton(provider => provider.GetRequiredService<ILiveRunner>().Session);
}

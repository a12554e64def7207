using Arus.Contracts.MarketData;
using Arus.Foundation.Hub;
using Arus.MarketData.Bars;
using Arus.MarketData.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.MarketData;

/// <summary>
/// Turns recorded and quoted markets into trusted ticks and bars. <see cref="BarBuilder"/> folds ticks into bars whose bounds
/// <see cref="TradingCalendar"/> knows. Never knows a tenant.
/// </summary>
public sealed class MarketDataModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "market-data";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<ITradingCalendar, TradingCalendar>()
        .AddSingleton<IBarBuilderFactory, BarBuilderFactory>();
}

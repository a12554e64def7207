using Arus.Contracts.MarketData;
using Arus.Foundation.Hub;
using Arus.MarketData.Bars;
using Arus.MarketData.Calendar;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.MarketData;

/// <summary>
/// Market data. A file's clock is found by <see cref="ZoneDetector"/> and turned to UTC by <see cref="ZoneConverter"/>; <see cref="BarBuilder"/> folds ticks into
/// bars within the bounds of <see cref="TradingCalendar"/>.
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

using Arus.Contracts.MarketData;
using Arus.Foundation.Hub;
using Arus.Foundation.Persistence;
using Arus.MarketData.Bars;
using Arus.MarketData.Browsing;
using Arus.MarketData.Calendar;
using Arus.MarketData.Import;
using Arus.MarketData.Instruments;
using Arus.MarketData.Live;
using Arus.MarketData.Simulation;
using Arus.MarketData.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.MarketData;

/// <summary>
/// Turns recorded and quoted markets into trusted ticks and bars. From a file: <see cref="SourceContainer"/> unpacks, <see cref="LayoutDetector"/> finds
/// out how to read, <see cref="RowParser"/> reads, <see cref="ZoneDetector"/> finds the clock and <see cref="TimedRows"/> puts into UTC,
/// <see cref="Validation.TickValidator"/> and <see cref="Validation.BarValidator"/> judge, <see cref="FileFeed"/> hands out; <see cref="Importer"/> runs it
/// all into a sink. Live, <see cref="LiveFeedJudge"/> judges by the same rules and <see cref="LiveRecorder"/> keeps. <see cref="MarketStore"/> keeps ticks
/// and bars, <see cref="StoreFeed"/> gives them back and <see cref="MarketBrowser"/> looks into them. <see cref="BarBuilder"/> folds ticks into bars
/// whose bounds <see cref="TradingCalendar"/> knows. <see cref="InstrumentCatalog"/> and <see cref="CostCatalog"/> know what is traded and what it
/// costs; <see cref="EconomicCalendarReader"/> reads scheduled news and <see cref="CalendarShelf"/> keeps it; <see cref="SimulatedMarket"/> invents a market and says so. Never knows a tenant.
/// </summary>
public sealed class MarketDataModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "market-data";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<ITradingCalendar, TradingCalendar>()
        .AddSingleton<IBarBuilderFactory, BarBuilderFactory>()
        .AddSingleton<IInstrumentCatalog>(InstrumentCatalog.BuiltIn)
        .AddSingleton<IEconomicCalendarReader, EconomicCalendarReader>()
        .AddSingleton<ICalendarShelf>(provider => new CalendarShelf(provider.GetRequiredService<IEconomicCalendarReader>(), PhysicalDisk.Instance))
        .AddSingleton<ICostCatalog>(CostCatalog.BuiltIn)
        .AddSingleton<ISimulatedMarket, SimulatedMarket>()
        .AddSingleton<IMarketImporter, Importer>()
        .AddSingleton<MarketStore>()
        .AddSingleton<IMarketStore>(provider => provider.GetRequiredService<MarketStore>())
        .AddSingleton<Func<string, StoreRequest, IMarketFeed>>(provider => provider.GetRequiredService<MarketStore>().Open)
        .AddSingleton<ILiveMarket, LiveMarket>()
        .AddSingleton<IMarketBrowser, MarketBrowser>()
        .AddSingleton<IMarketDataReader, MarketDataReader>();
}

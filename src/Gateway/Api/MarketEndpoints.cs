using Arus.Contracts.Features;
using Arus.Contracts.Gateway;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Reads of the market: what is known of instruments, and what the store holds.</summary>
internal static class MarketEndpoints
{
    private const int BarsMax = 5_000;
    private const int TicksMax = 10_000;

    public static void Map(RouteGroupBuilder api)
    {
        var market = api.MapGroup("").WithTags("market");
        market.MapGet("/strategies", Strategies).WithName("getStrategies").Says<ListOf<StrategyAnswer>>("The built-in strategies.");
        market.MapGet("/instruments", Instruments).WithName("getInstruments").Says<ListOf<Instrument>>("What is known of instruments.");
        market.MapGet("/quotes", Quotes).WithName("getQuotes").Says<ListOf<Tick>>("The newest quote of every instrument.");
        market.MapGet("/sources", Sources).WithName("getSources").Says<ListOf<StoredSeries>>("Every stored series.");
        market.MapGet("/gaps", Gaps).WithName("getGaps").Says<ListOf<DataGap>>("Holes that no known closure explains.").OrNotFound();
        market.MapGet("/bars", Bars).WithName("getBars").Says<ListOf<BarAnswer>>("Bars before a moment, oldest first.").OrNotFound();
        market.MapGet("/bars/indicators", Indicators).WithName("getBarIndicators").Says<IndicatorAnswer>("An indicator over the same bars.").OrNotFound();
        market.MapGet("/ticks", Ticks).WithName("getTicks").Says<ListOf<TickAnswer>>("Ticks before a moment, oldest first.").OrNotFound();
    }

    private static IResult Strategies(IStrategyLibrary strategies) =>
        Replies.List<StrategyAnswer>([.. strategies.BuiltIn.Select(one => new StrategyAnswer(one.Id, one.Description))]);

    private static IResult Instruments(IInstrumentCatalog instruments) => Replies.List(instruments.All);

    private static IResult Quotes(ILiveRunner live) => Replies.List(live.Session.Quotes);

    private static IResult Sources(IMarketStore store, ServerFacts server) => Replies.List(store.List(server.DataDirectory));

    private static IResult Gaps(
        HttpContext http, IMarketStore store, IInstrumentCatalog instruments, ITradingCalendar calendar, ServerFacts server, string? source,
        string? instrument, string? resolution, string? minutes)
    {
        var query = new Query();
        var (from, what) = (query.Source("source", source), query.Instrument("instrument", instrument));
        var period = query.Period("resolution", resolution ?? "tick");
        var shortest = query.Number("minutes", minutes, 60, 1, 60 * 24 * 366) * Timestamp.NanosPerMinute;
        query.Check();
        var sessions = instruments.TryFind(what, out var known) ? known.Sessions : TradingSessions.Forex;
        return Stored(http, () => Replies.List(store.Gaps(
            server.DataDirectory, new(from, [what], period), shortest, (start, end) => Closures.Explain(calendar, sessions, start, end))));
    }

    private static IResult Bars(
        HttpContext http, IMarketBrowser browser, ServerFacts server, string? source, string? instrument, string? period, string? before, string? count)
    {
        var asked = BarRequest.Read(new Query(), source, instrument, period, before, count);
        return Stored(http, () => Replies.List<BarAnswer>([.. asked.Load(browser, server, 0).Select(bar =>
            new BarAnswer(bar.OpenedAt, bar.ClosesAt, bar.Open, bar.High, bar.Low, bar.Close, bar.Spread, bar.Volume, bar.Flags))]));
    }

    private static IResult Indicators(
        HttpContext http, IMarketBrowser browser, IIndicatorCatalog indicators, ServerFacts server, string? source, string? instrument, string? period,
        string? before, string? count, string? indicator, string? settings)
    {
        var query = new Query();
        var name = query.Text("indicator", indicator, 40);
        var spec = new IndicatorSpec(name, Settings(query, settings));
        var asked = BarRequest.Read(query, source, instrument, period, before, count);
        var stream = indicators.Create(spec);
        return Stored(http, () =>
        {
            var bars = asked.Load(browser, server, browser.WarmUpBars);
            var series = indicators.Series(spec, [.. bars.Select(bar => new IndicatorInput(
                bar.OpenedAt, bar.Open.ToDouble(), bar.High.ToDouble(), bar.Low.ToDouble(), bar.Close.ToDouble(), bar.Volume))]);
            var first = Math.Max(0, bars.Count - asked.Count);
            return Replies.Json(new IndicatorAnswer(
                [.. Enumerable.Range(first, bars.Count - first).Select(i => new IndicatorPoint(bars[i].OpenedAt, series[i]))], stream.Outputs));
        });
    }

    private static IResult Ticks(
        HttpContext http, IMarketBrowser browser, ServerFacts server, string? source, string? instrument, string? before, string? count)
    {
        var query = new Query();
        var (from, what) = (query.Source("source", source), query.Instrument("instrument", instrument));
        var (until, most) = (query.Moment("before", before, Timestamp.Max), query.Number("count", count, 1_000, 1, TicksMax));
        query.Check();
        return Stored(http, () => Replies.List<TickAnswer>(
            [.. browser.Ticks(server.DataDirectory, from, what, until, most).Select(tick => new TickAnswer(tick.VenueTime, tick.Bid, tick.Ask, tick.Flags))]));
    }

    /// <summary>Settings as <c>period=20,seed=talib</c>.</summary>
    private static Dictionary<string, string> Settings(Query query, string? text)
    {
        var settings = new Dictionary<string, string>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || part.Length > 100 || settings.Count >= 20 || !settings.TryAdd(part[..at].Trim(), part[(at + 1)..].Trim()))
            {
                query.Fail("settings", part, "settings such as period=20,seed=talib, each once");
            }
        }

        return settings;
    }

    /// <summary>The request is right; what it asks for may still not be there.</summary>
    private static IResult Stored(HttpContext http, Func<IResult> load)
    {
        try
        {
            return load();
        }
        catch (InvalidInputException error)
        {
            return Problems.Of(http, StatusCodes.Status404NotFound, error.Faults);
        }
    }

    private readonly record struct BarRequest(SourceId Source, InstrumentId Instrument, BarPeriod Period, Timestamp Before, int Count)
    {
        public static BarRequest Read(Query query, string? source, string? instrument, string? period, string? before, string? count)
        {
            var request = new BarRequest(
                query.Source("source", source), query.Instrument("instrument", instrument), query.Period("period", period),
                query.Moment("before", before, Timestamp.Max), query.Number("count", count, 500, 1, BarsMax));
            if (request.Period == BarPeriod.Tick && string.Equals(period, "tick", StringComparison.OrdinalIgnoreCase))
            {
                query.Fail("period", period, "one of S1, M1, M5, M15, M30, H1, H4, D1, W1, MN1");
            }

            query.Check();
            return request;
        }

        public IReadOnlyList<Bar> Load(IMarketBrowser browser, ServerFacts server, int more) =>
            browser.Bars(server.DataDirectory, Source, Instrument, Period, Before, Math.Min(BarsMax, Count + more));
    }
}

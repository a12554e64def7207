using Arus.Contracts.Engine;
using Arus.Contracts.Features;
using Arus.Contracts.Gateway;
using Arus.Contracts.Live;
using Arus.Contracts.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Reads of the running session.</summary>
internal static class SessionEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("").WithTags("session");
        session.MapGet("/status", Status).WithName("getStatus").Says<StatusAnswer>("How the session and the server are.");
        session.MapGet("/account", Account).WithName("getAccount").Says<LiveAccount>("The account.").OrNotFound();
        session.MapGet("/account/equity", Equity).WithName("getEquity").Says<ListOf<LiveEquity>>("Equity, one point a minute, oldest first.");
        session.MapGet("/positions", Positions).WithName("getPositions").Says<ListOf<LivePosition>>("Open positions.");
        session.MapGet("/orders", Orders).WithName("getOrders").Says<Page<LiveOrder>>("Orders, newest first.");
        session.MapGet("/orders/{id}", Order).WithName("getOrder").Says<LiveOrder>("One order.").OrNotFound();
        session.MapGet("/trades", Trades).WithName("getTrades").Says<Page<ClosedTrade>>("Closed trades, newest first.");
        session.MapGet("/decisions", Decisions).WithName("getDecisions").Says<Page<LiveDecision>>("Decisions, newest first.");
        session.MapGet("/decisions/{number}", Decision).WithName("getDecision").Says<LiveDecision>("One decision.").OrNotFound();
        session.MapGet("/features", Features).WithName("getIndicators").Says<CatalogAnswer>("Every indicator and every feature there is.");
        session.MapGet("/features/{instrument}", FeaturesOf).WithName("getFeatures").Says<ListOf<FeatureValueAnswer>>("The newest values of the strategy's features, and what each is.");
        session.MapGet("/pins/{instrument}", Pins).WithName("getPins").Says<ListOf<PinAnswer>>("Which versions of models the strategy goes by there.");
        session.MapGet("/chains", Chains).WithName("getChains").Says<Page<LiveChain>>("Chains of orders, newest or slowest first.");
        session.MapGet("/chains/percentiles", Percentiles).WithName("getPercentiles").Says<ListOf<HopPercentiles>>("How long each hop takes.");
        session.MapGet("/chains/{orderId}", Chain).WithName("getChain").Says<LiveChain>("The chain of one order.").OrNotFound();
        session.MapGet("/receipts/{orderId}", Receipt).WithName("getReceipt").Says<OrderReceipt>("What happened to one order and why, hop by hop.").OrNotFound();
        session.MapGet("/alerts", Alerts).WithName("getAlerts").Says<Page<LiveAlert>>("Alerts, newest first.");
    }

    private static IResult Status(ILiveRunner live, ServerFacts server, TimeProvider time)
    {
        var s = live.Session.Status;
        var uptime = (Timestamp.From(time.GetUtcNow()) - server.StartedAt) / Timestamp.NanosPerSecond;
        return Replies.Json(new StatusAnswer(
            s.Session, s.Phase, s.Reason, s.Strategy, s.Instruments, s.Source, s.Venue, s.State, s.StateReason, s.StartedAt, s.Now, s.Ticks, s.Rejected,
            s.Decisions, s.Orders, s.LastTickAt, s.IsSilent, s.JournalBytes, server.Version, server.StartedAt, uptime, live.Session.RefusedReadings));
    }

    private static IResult Account(HttpContext http, ILiveRunner live) => live.Session.Account(http.Tenant()) is { } account
        ? Replies.Json(account)
        : Problems.NotFound(http, "account", "there is none before the first quote");

    private static IResult Equity(HttpContext http, ILiveRunner live) => Replies.List(live.Session.Equity(http.Tenant()));

    private static IResult Positions(HttpContext http, ILiveRunner live) => Replies.List(live.Session.Positions(http.Tenant()));

    private static IResult Orders(HttpContext http, ILiveRunner live, string? after, string? limit, string? open)
    {
        var query = new Query();
        var (page, openOnly) = (query.Page(after, limit), query.Flag("open", open));
        query.Check();
        return Replies.Json(live.Session.Orders(http.Tenant(), page, openOnly));
    }

    private static IResult Order(HttpContext http, ILiveRunner live, string id)
    {
        var query = new Query();
        var order = query.Order("id", id);
        query.Check();
        return live.Session.Order(http.Tenant(), order) is { } found ? Replies.Json(found) : Problems.NotFound(http, "id", $"there is no order {order}");
    }

    private static IResult Trades(HttpContext http, ILiveRunner live, string? after, string? limit)
    {
        var page = PageOf(after, limit);
        return Replies.Json(live.Session.Trades(http.Tenant(), page));
    }

    private static IResult Decisions(ILiveRunner live, string? after, string? limit, string? changes)
    {
        var query = new Query();
        var (page, changesOnly) = (query.Page(after, limit), query.Flag("changes", changes));
        query.Check();
        return Replies.Json(live.Session.Decisions(page, changesOnly));
    }

    private static IResult Decision(HttpContext http, ILiveRunner live, string number)
    {
        var query = new Query();
        var wanted = query.Number("number", number, 0, 1, int.MaxValue);
        query.Check();
        return live.Session.Decision(wanted) is { } found ? Replies.Json(found) : Problems.NotFound(http, "number", $"there is no decision {wanted} any more");
    }

    private static IResult Features(IIndicatorCatalog indicators, IFeatureCatalog features) => Replies.Json(new CatalogAnswer(indicators.All, features.All));

    private static IResult FeaturesOf(ILiveRunner live, IIndicatorCatalog indicators, string instrument)
    {
        var query = new Query();
        var id = query.Instrument("instrument", instrument);
        query.Check();
        var (origins, known) = (live.Session.FeatureOrigins(id).ToDictionary(origin => origin.Name), indicators.All.Select(indicator => indicator.Name).ToHashSet());
        return Replies.List<FeatureValueAnswer>([.. live.Session.Features(id).Select(Answer)]);

        // Outputs of an indicator beyond the first are named after a dot.
        FeatureValueAnswer Answer(NamedValue one) => !origins.TryGetValue(one.Name.Split('.')[0], out var origin) ? new(one.Name, one.Value, null, null, null)
            : known.Contains(origin.Definition) ? new(one.Name, one.Value, origin.Period, origin.Definition, null)
            : new(one.Name, one.Value, origin.Period, null, origin.Definition);
    }

    private static IResult Pins(ILiveRunner live, string instrument)
    {
        var query = new Query();
        var id = query.Instrument("instrument", instrument);
        query.Check();
        return Replies.List<PinAnswer>([.. live.Session.Models(id).OrderBy(pin => pin.Key, StringComparer.Ordinal).Select(pin => new PinAnswer(pin.Key, pin.Value))]);
    }

    private static IResult Chains(ILiveRunner live, string? after, string? limit, string? slowest)
    {
        var query = new Query();
        var (page, slowestFirst) = (query.Page(after, limit), query.Flag("slowest", slowest));
        query.Check();
        return Replies.Json(live.Session.Chains(page, slowestFirst));
    }

    private static IResult Percentiles(ILiveRunner live) => Replies.List(live.Session.Percentiles);

    private static IResult Chain(HttpContext http, ILiveRunner live, string orderId)
    {
        var query = new Query();
        var order = query.Order("orderId", orderId);
        query.Check();
        var isOwn = live.Session.Order(http.Tenant(), order) is not null;
        return isOwn && live.Session.Chain(order) is { } chain ? Replies.Json(chain) : Problems.NotFound(http, "orderId", $"there is no chain of {order}");
    }

    private static IResult Receipt(HttpContext http, ILiveRunner live, IReceipts receipts, string orderId)
    {
        var query = new Query();
        var order = query.Order("orderId", orderId);
        query.Check();
        var isOwn = live.Session.Order(http.Tenant(), order) is not null;
        return isOwn && receipts.Find(live.Session.LedgerPath, order) is { } receipt
            ? Replies.Json(receipt)
            : Problems.NotFound(http, "orderId", $"there is no order {order}");
    }

    private static IResult Alerts(ILiveRunner live, string? after, string? limit)
    {
        var page = PageOf(after, limit);
        return Replies.Json(live.Session.Alerts(page));
    }

    private static PageRequest PageOf(string? after, string? limit)
    {
        var query = new Query();
        var page = query.Page(after, limit);
        query.Check();
        return page;
    }
}

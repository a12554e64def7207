using Arus.Contracts.Live;
using Arus.Contracts.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>What a person does to orders, positions and the session. Each is a command: written down, done once, answered when done.</summary>
internal static class OrderEndpoints
{
    private const int ReasonLengthMax = 200;

    public static void Map(RouteGroupBuilder api)
    {
        var orders = api.MapGroup("").WithTags("orders");
        orders.MapPost("/orders", Place).WithName("placeOrder").Takes<PlaceBody>().Commands()
            .Says<LiveOrder>("Places an order.", StatusCodes.Status201Created);
        orders.MapPut("/orders/{id}", Modify).WithName("modifyOrder").Takes<ModifyBody>().Commands().OrNotFound()
            .Says<LiveOrder>("Cancels a working order and places one with these terms in its stead.");
        orders.MapDelete("/orders/{id}", Cancel).WithName("cancelOrder").Commands().OrNotFound().Says<CommandAnswer>("Cancels a working order.");
        orders.MapPost("/positions/{id}/close", Close).WithName("closePosition").Commands().OrNotFound().Says<CommandAnswer>("Closes a position at the market.");
        orders.MapPut("/positions/{id}/protection", Protect).WithName("protectPosition").Takes<ProtectBody>().Commands().OrNotFound()
            .Says<CommandAnswer>("Gives a position another stop and target in one step.");

        var control = api.MapGroup("").WithTags("control");
        control.MapPost("/halt", (HttpContext http, Commands commands) => Set(http, commands, TradingState.Halted)).WithName("halt")
            .Takes<ReasonBody>().Commands().Says<StateAnswer>("Stops all trading but closing by hand, at once.");
        control.MapPost("/reduce", (HttpContext http, Commands commands) => Set(http, commands, TradingState.Reducing)).WithName("reduce")
            .Takes<ReasonBody>().Commands().Says<StateAnswer>("Allows smaller positions only.");
        control.MapPost("/resume", (HttpContext http, Commands commands) => Set(http, commands, TradingState.Active)).WithName("resume")
            .Takes<ReasonBody>().Commands().Says<StateAnswer>("Allows trading again.");
    }

    private static RouteHandlerBuilder Commands(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new CommandMark()).Or<Problem>(StatusCodes.Status409Conflict).Or<Problem>(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Place(HttpContext http, Commands commands, ILiveRunner live)
    {
        var body = await Body.Read<PlaceBody>(http);
        Check(body);
        var id = commands.Id(http, body);
        return await commands.Send(
            http,
            new PlaceOrder(
                id, http.UserName(), body.Instrument, body.Side, body.Quantity, body.Kind, body.LimitPrice ?? Price.None, body.StopPrice ?? Price.None,
                body.StopLoss ?? Price.None, body.TakeProfit ?? Price.None, body.TimeInForce, body.ReduceOnly),
            result => Placed(http, live, result, StatusCodes.Status201Created));
    }

    private static async Task<IResult> Modify(HttpContext http, Commands commands, ILiveRunner live, string id)
    {
        var query = new Query();
        var number = query.Order("id", id);
        query.Check();
        var body = await Body.Read<ModifyBody>(http);
        var tenant = http.Tenant();
        if (live.Session.Order(tenant, number) is not { } old)
        {
            return Problems.NotFound(http, "id", $"there is no order {number}");
        }

        var wanted = new PlaceBody(
            old.Instrument, old.Side, body.Quantity ?? old.Quantity - old.Filled, old.Kind, body.LimitPrice ?? old.LimitPrice, body.StopPrice ?? old.StopPrice,
            body.StopLoss ?? old.StopLoss, body.TakeProfit ?? old.TakeProfit, old.TimeInForce, old.ReduceOnly);
        Check(wanted);
        var key = commands.Id(http, body);
        var user = http.UserName();

        // The old one must be gone first: two of it would be more than was wanted.
        return await commands.Send(http, new CancelOrder($"{key}-c", user, number), async cancelled => await commands.Send(
            http,
            new PlaceOrder(
                $"{key}-p", user, wanted.Instrument, wanted.Side, wanted.Quantity, wanted.Kind, wanted.LimitPrice ?? Price.None,
                wanted.StopPrice ?? Price.None, wanted.StopLoss ?? Price.None, wanted.TakeProfit ?? Price.None, wanted.TimeInForce, wanted.ReduceOnly),
            result => Placed(http, live, result, StatusCodes.Status200OK)));
    }

    private static async Task<IResult> Cancel(HttpContext http, Commands commands, ILiveRunner live, string id)
    {
        var query = new Query();
        var number = query.Order("id", id);
        query.Check();
        return live.Session.Order(http.Tenant(), number) is null
            ? Problems.NotFound(http, "id", $"there is no order {number}")
            : await commands.Send(http, new CancelOrder(commands.Id(http, number), http.UserName(), number), Done);
    }

    private static async Task<IResult> Close(HttpContext http, Commands commands, ILiveRunner live, string id)
    {
        var position = PositionOf(id);
        return IsOpen(http, live, position)
            ? await commands.Send(http, new ClosePosition(commands.Id(http, position), http.UserName(), position), Done)
            : Problems.NotFound(http, "id", $"there is no open position {position}");
    }

    private static async Task<IResult> Protect(HttpContext http, Commands commands, ILiveRunner live, string id)
    {
        var position = PositionOf(id);
        var body = await Body.Read<ProtectBody>(http);
        return IsOpen(http, live, position)
            ? await commands.Send(http, new ProtectPosition(commands.Id(http, body), http.UserName(), position, body.StopLoss, body.TakeProfit ?? Price.None), Done)
            : Problems.NotFound(http, "id", $"there is no open position {position}");
    }

    private static async Task<IResult> Set(HttpContext http, Commands commands, TradingState state)
    {
        var body = await Body.Read<ReasonBody>(http);
        if (body.Reason.Trim().Length is 0 or > ReasonLengthMax || body.Reason.Any(char.IsControl))
        {
            throw new InvalidInputException("BODY_FIELD", "body.reason", "it is empty, too long or holds control characters", $"1 to {ReasonLengthMax} characters");
        }

        return await commands.Send(
            http, new SetTradingState(commands.Id(http, body), http.UserName(), state, body.Reason), _ => Task.FromResult(Replies.Json(new StateAnswer(state))));
    }

    private static PositionId PositionOf(string id)
    {
        var query = new Query();
        var position = query.Position("id", id);
        query.Check();
        return position;
    }

    private static bool IsOpen(HttpContext http, ILiveRunner live, PositionId position) =>
        live.Session.Positions(http.Tenant()).Any(open => open.Position == position);

    private static Task<IResult> Done(CommandResult result) => Task.FromResult(Replies.Json(new CommandAnswer(result.Order)));

    private static Task<IResult> Placed(HttpContext http, ILiveRunner live, CommandResult result, int status)
    {
        if (result.Order is not { } number || live.Session.Order(http.Tenant(), number) is not { } order)
        {
            return Task.FromResult(Replies.Json(new CommandAnswer(result.Order), status));
        }

        http.Response.Headers.Location = $"{ApiEndpoints.Root}/orders/{number}";
        return Task.FromResult(Replies.Json(order, status));
    }

    private static void Check(PlaceBody body)
    {
        var faults = new List<Fault>();
        if (body.Quantity.Micros <= 0)
        {
            faults.Add(new("BODY_FIELD", "body.quantity", $"it is {body.Quantity}", "more than 0"));
        }

        Demand(faults, "limitPrice", body.LimitPrice ?? Price.None, body.Kind is OrderKind.Limit or OrderKind.StopLimit, body.Kind);
        Demand(faults, "stopPrice", body.StopPrice ?? Price.None, body.Kind is OrderKind.Stop or OrderKind.StopLimit, body.Kind);
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static void Demand(List<Fault> faults, string field, Price price, bool isWanted, OrderKind kind)
    {
        if (price.IsSome != isWanted)
        {
            var named = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
            faults.Add(new("BODY_FIELD", $"body.{field}", isWanted ? "it is missing" : $"it is {TextOf(price)}", isWanted ? $"a price, for a {named} order has one" : $"none, for a {named} order has none"));
        }
    }

    private static string TextOf(Price price) => FixedPoint.Text(price.Nanos, 9);
}

/// <summary>Marks an endpoint that takes an idempotency key, for the description.</summary>
internal sealed class CommandMark;

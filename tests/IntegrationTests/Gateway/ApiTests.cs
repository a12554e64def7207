using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.IntegrationTests.Gateway;

public sealed class ApiTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("auth/me", "tenant")]
    [InlineData("status", "uptimeSeconds")]
    [InlineData("account", "equity")]
    [InlineData("account/equity", "items")]
    [InlineData("positions", "items")]
    [InlineData("orders", "next")]
    [InlineData("orders?open=true&limit=5", "items")]
    [InlineData("orders/O17", "averagePrice")]
    [InlineData("trades", "items")]
    [InlineData("decisions?changes=true", "items")]
    [InlineData("decisions/7", "opinions")]
    [InlineData("opinions?agent=technical-indicator", "items")]
    [InlineData("agents", "items")]
    [InlineData("features", "items")]
    [InlineData("features", "features")]
    [InlineData("features/EURUSD", "items")]
    [InlineData("pins/EURUSD", "items")]
    [InlineData("chains?slowest=true", "items")]
    [InlineData("chains/percentiles", "items")]
    [InlineData("strategies", "items")]
    [InlineData("instruments", "items")]
    [InlineData("quotes", "items")]
    [InlineData("sources", "items")]
    [InlineData("bars?source=demo&instrument=EURUSD&period=M1&count=10", "items")]
    [InlineData("bars/indicators?source=demo&instrument=EURUSD&period=M1&indicator=ema&settings=period%3D20", "outputs")]
    [InlineData("ticks?source=demo&instrument=EURUSD&before=2026-11-21T00:00:00Z", "items")]
    [InlineData("backtests", "items")]
    [InlineData("models", "items")]
    [InlineData("models/retraining", "isOn")]
    [InlineData("terminals", "items")]
    [InlineData("terminals/keys", "items")]
    [InlineData("alerts", "items")]
    [InlineData("system", "checks")]
    public async Task Get_EveryEndpoint_Answers(string path, string member)
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var answer = await client.GetAsync($"/api/v1/{path}", Cancel);

        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancel));
        Assert.True((await Json(answer)).TryGetProperty(member, out _));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("orders?limit=0", 400, "limit")]
    [InlineData("orders?limit=1001", 400, "limit")]
    [InlineData("orders?limit=ten", 400, "limit")]
    [InlineData("orders?open=yes", 400, "open")]
    [InlineData("orders?after=garbage", 400, "after")]
    [InlineData("orders/X", 400, "id")]
    [InlineData("orders/O999", 404, "id")]
    [InlineData("decisions/-1", 400, "number")]
    [InlineData("decisions/999", 404, "number")]
    [InlineData("features/EUR%20USD", 400, "instrument")]
    [InlineData("pins/EUR%20USD", 400, "instrument")]
    [InlineData("chains/O999", 404, "orderId")]
    [InlineData("receipts/O999", 404, "orderId")]
    [InlineData("bars?source=demo&instrument=EURUSD", 400, "period")]
    [InlineData("bars?source=demo&instrument=EURUSD&period=tick", 400, "period")]
    [InlineData("bars?source=DEMO&instrument=EURUSD&period=M1", 400, "source")]
    [InlineData("bars?source=demo&instrument=XXXYYY&period=M1", 404, "demo/XXXYYY")]
    [InlineData("bars?source=demo&instrument=EURUSD&period=M1&before=yesterday", 400, "before")]
    [InlineData("ticks?source=demo&instrument=EURUSD&count=10001", 400, "count")]
    [InlineData("patterns?source=demo&instrument=EURUSD&period=W1", 400, "period")]
    [InlineData("patterns?source=demo&instrument=EURUSD&horizon=0", 400, "horizon")]
    [InlineData("patterns?source=demo&instrument=XXXYYY", 404, "demo/XXXYYY")]
    [InlineData("situations?source=demo&instrument=EURUSD&count=101", 400, "count")]
    [InlineData("situations?source=demo&instrument=XXXYYY", 404, "demo/XXXYYY")]
    [InlineData("backtests/none", 404, "id")]
    [InlineData("models/eurusd-h1/1", 404, "version")]
    [InlineData("models/eurusd-h1/x", 400, "version")]
    [InlineData("models/EURUSD/1", 400, "slot")]
    [InlineData("models/eurusd-h1/drift?source=mine", 404, "slot")]
    [InlineData("models/eurusd-h1/shadow", 400, "source")]
    [InlineData("backtests/..%2F..%2Fetc", 404, "id")]
    [InlineData("no/such/thing", 404, "address")]
    public async Task Get_WhatIsWrongOrMissing_SaysWhere(string path, int status, string where)
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var answer = await client.GetAsync($"/api/v1/{path}", Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
        var problem = await Json(answer);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(where, problem.GetProperty("faults")[0].GetProperty("where").GetString());
    }

    [Fact]
    public async Task Get_SeveralFaults_NamesEachOfThem()
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var answer = await client.GetAsync("/api/v1/bars?period=M2&before=x", Cancel);

        Assert.Equal(
            ["source", "instrument", "period", "before"],
            (await Json(answer)).GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("where").GetString()));
    }

    [Fact]
    public async Task Orders_PageByPage_AreAllToldOnce()
    {
        await using var host = await Filled();
        host.Session.AllOrders.Clear();
        host.Session.AllOrders.AddRange(Enumerable.Range(1, 25).Select(number => Specimens.Order(number)));
        using var client = await host.SignedIn();
        var told = new List<string>();
        string? next = "";

        while (next is not null)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/orders?limit=10&after={next}", Cancel);
            told.AddRange(page.GetProperty("items").EnumerateArray().Select(order => order.GetProperty("order").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(Enumerable.Range(1, 25).Select(number => $"O{number}"), told);
    }

    [Fact]
    public async Task Values_OnTheWire_AreExactText()
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        var order = await client.GetFromJsonAsync<JsonElement>("/api/v1/orders/o17", Cancel);
        var decision = await client.GetFromJsonAsync<JsonElement>("/api/v1/decisions/7", Cancel);

        Assert.Equal("1.08523", order.GetProperty("limitPrice").GetString());
        Assert.Equal(JsonValueKind.Null, order.GetProperty("averagePrice").ValueKind);
        Assert.Equal("10000", order.GetProperty("quantity").GetString());
        Assert.Equal("goodTillCancelled", order.GetProperty("timeInForce").GetString());
        Assert.Equal("2026-11-20T12:00:00.000000003Z", order.GetProperty("updatedAt").GetString());
        Assert.Equal(JsonValueKind.Null, decision.GetProperty("probabilityUp").ValueKind);
    }

    [Theory]
    [InlineData("orders/O18")]
    [InlineData("chains/O18")]
    [InlineData("receipts/O18")]
    public async Task Order_OfAnotherTenant_IsAnsweredLikeOneThatDoesNotExist(string path)
    {
        await using var host = await Filled();
        host.Session.AllOrders.Add(Specimens.Order(18, tenant: "other"));
        using var client = await host.SignedIn();

        var others = await Said(client, path);
        var missing = await Said(client, path.Replace("18", "19", StringComparison.Ordinal));

        Assert.Equal(missing.Replace("19", "18", StringComparison.Ordinal), others);
        Assert.StartsWith("NotFound", others, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_Placed_IsACommandAndAnsweredWithTheOrder()
    {
        await using var host = await Filled();
        host.Session.Answer = _ => Task.FromResult(new CommandResult(null, new OrderId(17)));
        using var client = await host.SignedIn();

        using var answer = await Post(client, "orders", "k1", """{"instrument":"EURUSD","side":"buy","quantity":"10000","kind":"limit","limitPrice":"1.08523","stopLoss":"1.08"}""");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/api/v1/orders/O17", answer.Headers.Location?.ToString());
        Assert.Equal("O17", (await Json(answer)).GetProperty("order").GetString());
        var command = Assert.IsType<PlaceOrder>(host.Session.Commands.Single());
        Assert.Equal(
            new PlaceOrder(
                command.Id, "owner", Specimens.EurUsd, Side.Buy, Quantity.From(10_000m), OrderKind.Limit, Price.From(1.08523m), Price.None, Price.From(1.08m), Price.None,
                TimeInForce.GoodTillCancelled, false),
            command);
    }

    [Fact]
    public async Task Order_SentAgainWithItsKey_IsDoneOnceAndAnsweredAlike()
    {
        await using var host = await Filled();
        host.Session.Answer = _ => Task.FromResult(new CommandResult(null, new OrderId(17)));
        using var client = await host.SignedIn();
        const string body = """{"instrument":"EURUSD","side":"buy","quantity":"10000","kind":"market","stopLoss":"1.08"}""";

        using var first = await Post(client, "orders", "k1", body);
        using var again = await Post(client, "orders", "k1", body);
        using var other = await Post(client, "orders", "k1", body.Replace("10000", "20000", StringComparison.Ordinal));

        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await again.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Single(host.Session.Commands);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task Order_WithoutAProperKey_IsRefused(string? key)
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var answer = await Post(client, "orders", key, """{"instrument":"EURUSD","side":"buy","quantity":"1","kind":"market"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("IDEMPOTENCY_KEY", (await Json(answer)).GetProperty("code").GetString());
        Assert.Empty(host.Session.Commands);
    }

    [Theory]
    [InlineData("", "BODY_MALFORMED", "body")]
    [InlineData("{", "BODY_MALFORMED", "body")]
    [InlineData("null", "BODY_MALFORMED", "body")]
    [InlineData("[]", "BODY_FIELD", "body")]
    [InlineData("""{"side":"buy"}""", "BODY_FIELD_MISSING", "body")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":"1","kind":"market","colour":"red"}""", "BODY_FIELD_UNKNOWN", "body.colour")]
    [InlineData("""{"instrument":"EURUSD","instrument":"EURUSD","side":"buy","quantity":"1","kind":"market"}""", "BODY_FIELD_TWICE", "body")]
    [InlineData("""{"instrument":"EURUSD","side":"up","quantity":"1","kind":"market"}""", "BODY_FIELD", "body.side")]
    [InlineData("""{"instrument":"EURUSD","side":1,"quantity":"1","kind":"market"}""", "BODY_FIELD", "body.side")]
    [InlineData("""{"instrument":"EUR USD","side":"buy","quantity":"1","kind":"market"}""", "BODY_FIELD", "body.instrument")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":10000,"kind":"market"}""", "BODY_FIELD", "body.quantity")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":"1e4","kind":"market"}""", "BODY_FIELD", "body.quantity")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":"0.0000001","kind":"market"}""", "BODY_FIELD", "body.quantity")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":"-1","kind":"market"}""", "BODY_FIELD", "body.quantity")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":"99999999999999999999","kind":"market"}""", "BODY_FIELD", "body.quantity")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":"1","kind":"market","stopLoss":"-1"}""", "BODY_FIELD", "body.stopLoss")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":"1","kind":"limit"}""", "BODY_FIELD", "body.limitPrice")]
    [InlineData("""{"instrument":"EURUSD","side":"buy","quantity":"1","kind":"market","stopPrice":"1.1"}""", "BODY_FIELD", "body.stopPrice")]
    public async Task Order_Malformed_IsRefusedWithTheField(string body, string code, string where)
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var answer = await Post(client, "orders", "k1", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fault = (await Json(answer)).GetProperty("faults")[0];
        Assert.Equal(code, fault.GetProperty("code").GetString());
        Assert.StartsWith(where, fault.GetProperty("where").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Arus.", fault.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Empty(host.Session.Commands);
    }

    [Fact]
    public async Task Order_DeniedByTheSession_SaysWhy()
    {
        await using var host = await Filled();
        host.Session.Answer = _ => Task.FromResult(new CommandResult(new("UNPROTECTED", "stopLoss", "is missing", "a stop"), null));
        using var client = await host.SignedIn();

        using var answer = await Post(client, "orders", "k1", """{"instrument":"EURUSD","side":"buy","quantity":"1","kind":"market"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("UNPROTECTED", (await Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Order_Modified_IsCancelledFirstAndThenPlacedAnew()
    {
        await using var host = await Filled();
        host.Session.Answer = _ => Task.FromResult(new CommandResult(null, new OrderId(17)));
        using var client = await host.SignedIn();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/orders/O17") { Content = new StringContent("""{"limitPrice":"1.09"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "k1");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var commands = host.Session.Commands.ToList();
        Assert.IsType<CancelOrder>(commands[0]);
        var placed = Assert.IsType<PlaceOrder>(commands[1]);
        Assert.Equal((Price.From(1.09m), Price.From(1.08m), Quantity.From(10_000m)), (placed.LimitPrice, placed.StopLoss, placed.Quantity));
    }

    [Fact]
    public async Task Order_ThatCannotBeCancelled_IsNotPlacedASecondTime()
    {
        await using var host = await Filled();
        host.Session.Answer = _ => Task.FromResult(new CommandResult(new("ORDER_FINAL", "order", "is filled", "a working one"), null));
        using var client = await host.SignedIn();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/orders/O17") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "k1");

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Single(host.Session.Commands);
    }

    [Fact]
    public async Task Commands_OnOrdersAndPositions_ReachTheSession()
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        Assert.Equal(HttpStatusCode.OK, await Command(client, "DELETE", "orders/O17", "a", null));
        Assert.Equal(HttpStatusCode.OK, await Command(client, "POST", "positions/P17/close", "b", null));
        Assert.Equal(HttpStatusCode.OK, await Command(client, "PUT", "positions/P17/protection", "c", """{"stopLoss":"1.07","takeProfit":null}"""));
        Assert.Equal(HttpStatusCode.NotFound, await Command(client, "POST", "positions/P99/close", "d", null));
        Assert.Equal(HttpStatusCode.NotFound, await Command(client, "DELETE", "orders/O99", "e", null));

        Assert.Collection(
            host.Session.Commands,
            command => Assert.Equal(new OrderId(17), Assert.IsType<CancelOrder>(command).Order),
            command => Assert.Equal(new PositionId(17), Assert.IsType<ClosePosition>(command).Position),
            command => Assert.Equal((Price.From(1.07m), Price.None), (Assert.IsType<ProtectPosition>(command).StopLoss, ((ProtectPosition)command).TakeProfit)));
    }

    [Theory]
    [InlineData("halt", TradingState.Halted)]
    [InlineData("reduce", TradingState.Reducing)]
    [InlineData("resume", TradingState.Active)]
    public async Task State_Asked_IsSetWithItsReason(string verb, TradingState state)
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var answer = await Post(client, verb, "k1", """{"reason":"news"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var command = Assert.IsType<SetTradingState>(host.Session.Commands.Single());
        Assert.Equal((state, "news"), (command.State, command.Reason));
    }

    [Theory]
    [InlineData("""{"reason":""}""")]
    [InlineData("""{"reason":" "}""")]
    [InlineData("""{"reason":null}""")]
    [InlineData("""{"reason":"a\u0000b"}""")]
    [InlineData("{}")]
    public async Task State_WithoutAReason_IsRefused(string body)
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var answer = await Post(client, "halt", "k1", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(host.Session.Commands);
    }

    [Fact]
    public async Task Body_TooLargeOrNoJson_IsRefused()
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var large = await Post(client, "halt", "k1", "{\"reason\":\"" + new string('x', 100_000) + "\"}");
        using var form = await client.PostAsync("/api/v1/halt", new FormUrlEncodedContent([new("reason", "x")]), Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    [Fact]
    public async Task Terminal_Added_ShowsItsSecretOnceAndIsRevoked()
    {
        await using var host = await Filled();
        using var client = await host.SignedIn();

        using var added = await client.PostAsJsonAsync("/api/v1/terminals", new { name = "mine" }, Cancel);
        var keys = await client.GetStringAsync("/api/v1/terminals/keys", Cancel);
        using var twice = await client.PostAsJsonAsync("/api/v1/terminals", new { name = "mine" }, Cancel);
        using var wrong = await client.PostAsJsonAsync("/api/v1/terminals", new { name = "Mine!" }, Cancel);
        using var revoked = await client.DeleteAsync("/api/v1/terminals/mine", Cancel);
        using var gone = await client.DeleteAsync("/api/v1/terminals/mine", Cancel);

        Assert.Equal("secret", (await Json(added)).GetProperty("secret").GetString());
        Assert.DoesNotContain("secret", keys, StringComparison.Ordinal);
        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NoContent, HttpStatusCode.NotFound],
            [added.StatusCode, twice.StatusCode, wrong.StatusCode, revoked.StatusCode, gone.StatusCode]);
    }

    private static async Task<GatewayHost> Filled()
    {
        var host = await GatewayHost.Start();
        host.Session.AllOrders.Add(Specimens.Order(17));
        host.Session.AllDecisions.Add(Specimens.Decision(7));
        host.Session.AllPositions.Add(Specimens.Position(17));
        host.Session.AllAlerts.Add(Specimens.Alert(1));
        return host;
    }

    [Fact]
    public async Task Features_OfAnInstrument_TellAnIndicatorFromAFeatureOfTheSameName()
    {
        await using var host = await GatewayHost.Start();
        host.Session.AllOrigins.AddRange([new("ema20", BarPeriod.M5, "ema"), new("macd", BarPeriod.M5, "macd"), new("H1-macd-signal", BarPeriod.H1, "macd.signal")]);
        using var client = await host.SignedIn();

        var items = (await client.GetFromJsonAsync<JsonElement>("/api/v1/features/EURUSD", Cancel)).GetProperty("items").EnumerateArray();

        Assert.Equal(
            ["ema20 M5 ema ", "rsi   ", "macd.signal M5 macd ", "H1-macd-signal H1  macd.signal"],
            items.Select(item => string.Join(' ', ((string[])["name", "period", "indicator", "feature"]).Select(name => item.GetProperty(name).GetString()))));
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

    private static async Task<string> Said(HttpClient client, string path)
    {
        using var answer = await client.GetAsync($"/api/v1/{path}", Cancel);
        var problem = (await answer.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>(Cancel))!;
        problem.Remove("traceId");
        return $"{answer.StatusCode} {JsonSerializer.Serialize(problem)}";
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string path, string? key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await client.SendAsync(request, Cancel);
    }

    private static async Task<HttpStatusCode> Command(HttpClient client, string method, string path, string key, string? body)
    {
        using var request = new HttpRequestMessage(new(method), $"/api/v1/{path}");
        request.Headers.Add("Idempotency-Key", key);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}

using System.Net.WebSockets;
using Arus.Contracts.MarketData;
using Arus.Gateway.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Gateway;

public sealed class LiveStreamTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connect_WithoutAToken_IsRefused()
    {
        await using var host = await GatewayHost.Start();

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => LiveSocket.Connect(host.Address, "wrong"));

        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_FromAnotherSitesPage_IsRefused()
    {
        await using var host = await GatewayHost.Start();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "http://evil.example");

        var refused = await Assert.ThrowsAsync<WebSocketException>(
            async () => await socket.ConnectAsync(new($"ws://{host.Address.Authority}/live?access_token={await host.Token()}"), Cancel));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_EveryChannel_TellsEachInItsForm()
    {
        await using var host = await GatewayHost.Start();
        using var socket = await LiveSocket.Connect(host.Address, await host.Token());
        await socket.Subscribe(new { instruments = (string[]?)null, channels = (string[]?)null, after = (long?)null });
        await Turned(host, socket);
        var observer = host.Session.Observers.Single();

        observer.OnTick(Specimens.Tick(1.2345m));
        observer.OnBar(new(Specimens.EurUsd, BarPeriod.M1, Specimens.Start, Specimens.Start.Plus(1), Price.From(1m), Price.From(2m), Price.From(1m), Price.From(1.5m), PriceDelta.Zero, 3));
        observer.OnDecision(Specimens.Decision(7));
        observer.OnOrder(Specimens.Order(17));
        observer.OnPositions([Specimens.Position(17)]);
        observer.OnAccount(Specimens.Account);
        observer.OnStatus(Specimens.Status);

        var told = new Dictionary<string, System.Text.Json.JsonElement>();
        while (told.Count < 7)
        {
            var message = await socket.Next();
            if (message.TryGetProperty("target", out var target) && target.GetString() is { } name and not "alert")
            {
                told[name] = message.GetProperty("arguments")[0];
            }
        }

        Assert.Equal("""[{"instrument":"EURUSD","at":"2026-11-20T12:00:00Z","bid":"1.2345","ask":"1.2346"}]""", told["ticks"].GetRawText());
        Assert.Equal("M1", told["bar"].GetProperty("period").GetString());
        Assert.Equal("1.5", told["bar"].GetProperty("close").GetString());
        Assert.Equal(7, told["decision"].GetProperty("data").GetProperty("number").GetInt64());
        Assert.Equal("O17", told["order"].GetProperty("data").GetProperty("order").GetString());
        Assert.Equal(told["decision"].GetProperty("number").GetInt64() + 1, told["order"].GetProperty("number").GetInt64());
        Assert.Equal("P17", told["positions"][0].GetProperty("position").GetString());
        Assert.Equal("100100.25", told["account"].GetProperty("equity").GetProperty("amount").GetString());
        Assert.Equal("running", told["status"].GetProperty("phase").GetString());
    }

    [Fact]
    public async Task Subscribe_AfterAGap_TellsWhatWasMissedOnceAndInOrder()
    {
        await using var host = await GatewayHost.Start();
        var token = await host.Token();
        long last;
        using (var first = await LiveSocket.Connect(host.Address, token))
        {
            await first.Subscribe(new { channels = new[] { "orders", "alerts" } });
            last = await Turned(host, first);
        }

        var observer = host.Session.Observers.Single();
        for (var number = 1; number <= 50; number++)
        {
            observer.OnOrder(Specimens.Order(number));
        }

        using var second = await LiveSocket.Connect(host.Address, token);
        await second.Subscribe(new { channels = new[] { "orders" }, after = last });

        for (var number = 1; number <= 50; number++)
        {
            var told = await second.Next("order");
            Assert.Equal($"O{number}", told.GetProperty("data").GetProperty("order").GetString());
            Assert.Equal(last + number, told.GetProperty("number").GetInt64());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public async Task Subscribe_AfterANumberThatIsGone_IsToldToReadAgain(long after)
    {
        await using var host = await GatewayHost.Start();
        using var socket = await LiveSocket.Connect(host.Address, await host.Token());

        await socket.Subscribe(new { after });

        await socket.Next("reset");
    }

    [Fact]
    public async Task Ticks_FarFasterThanTold_EndWithTheNewest()
    {
        await using var host = await GatewayHost.Start();
        using var socket = await LiveSocket.Connect(host.Address, await host.Token());
        await socket.Subscribe(new { instruments = new[] { "EURUSD" }, channels = new[] { "ticks", "alerts" } });
        await Turned(host, socket);
        var observer = host.Session.Observers.Single();

        const int ticks = 100_000;
        for (var number = 1; number <= ticks; number++)
        {
            observer.OnTick(Specimens.Tick(1m + (number * 0.00001m)));
            observer.OnTick(Specimens.Tick(5m, "GBPUSD"));
        }

        var count = 0;
        string? bid;
        do
        {
            var told = await socket.Next("ticks");
            Assert.Equal("EURUSD", told[0].GetProperty("instrument").GetString());
            bid = told[0].GetProperty("bid").GetString();
            count++;
        }
        while (bid != "2");
        Assert.InRange(count, 1, ticks / 100);
    }

    [Fact]
    public async Task Client_ThatDoesNotRead_IsEndedAndNobodyElseNotices()
    {
        await using var host = await GatewayHost.Start();
        var token = await host.Token();
        using var deaf = await LiveSocket.Connect(host.Address, token);
        using var listener = await LiveSocket.Connect(host.Address, token);
        await deaf.Subscribe(new { channels = new[] { "orders", "alerts" } });
        await Turned(host, deaf);
        await listener.Subscribe(new { channels = new[] { "orders", "alerts" } });
        await Turned(host, listener);
        var observer = host.Session.Observers.Single();
        var sender = host.Services.GetRequiredService<LiveSender>();

        // The deaf one's buffers hold a few megabytes; then it falls behind, and behind by more than is kept.
        var told = 0;
        while (sender.Count == 2 && told < 200_000)
        {
            observer.OnOrder(Specimens.Order(++told));
            if (told % 100 == 0)
            {
                while ((await listener.Next("order")).GetProperty("data").GetProperty("order").GetString() != $"O{told}")
                {
                }
            }
        }

        Assert.Equal(1, sender.Count);
        observer.OnAlert(Specimens.Alert(9));
        Assert.Equal(9, (await listener.Next("alert")).GetProperty("data").GetProperty("number").GetInt64());
    }

    [Fact]
    public async Task Order_OfAnotherTenant_IsNotTold()
    {
        await using var host = await GatewayHost.Start();
        using var socket = await LiveSocket.Connect(host.Address, await host.Token());
        await socket.Subscribe(new { channels = new[] { "orders", "alerts" } });
        await Turned(host, socket);

        host.Session.Observers.Single().OnOrder(Specimens.Order(1, tenant: "other"));
        host.Session.Observers.Single().OnOrder(Specimens.Order(2));

        Assert.Equal("O2", (await socket.Next("order")).GetProperty("data").GetProperty("order").GetString());
    }

    [Fact]
    public async Task SignOut_WhileConnected_EndsTheConnection()
    {
        await using var host = await GatewayHost.Start();
        using var client = await host.SignedIn();
        using var socket = await LiveSocket.Connect(host.Address, client.DefaultRequestHeaders.Authorization!.Parameter!);
        await socket.Subscribe(new { channels = new[] { "alerts" } });

        (await client.PostAsync("/api/v1/auth/sign-out", null, Cancel)).EnsureSuccessStatusCode();
        host.Time.Move(TimeSpan.FromMinutes(1));

        Assert.StartsWith("SIGN_IN_FIRST", await socket.Ended(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_ToNoSuchChannel_SaysWhichThereAre()
    {
        await using var host = await GatewayHost.Start();
        using var socket = await LiveSocket.Connect(host.Address, await host.Token());

        await socket.Send("""{"type":1,"invocationId":"1","target":"subscribe","arguments":[{"channels":["tick"]}]}""");

        var error = (await socket.Next()).GetProperty("error").GetString();
        Assert.Contains("ticks, bars, decisions", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":1,"target":"subscribe","arguments":[{"unknown":1}]}""")]
    [InlineData("""{"type":1,"target":"noSuchThing","arguments":[]}""")]
    [InlineData("""{"type":1,"target":"subscribe","arguments":["text"]}""")]
    [InlineData("""{"type":99}""")]
    public async Task Message_ThatIsWrong_CostsNobodyElse(string message)
    {
        await using var host = await GatewayHost.Start();
        var token = await host.Token();
        using var wrong = await LiveSocket.Connect(host.Address, token);
        using var right = await LiveSocket.Connect(host.Address, token);

        await wrong.Send(message);

        await right.Subscribe(new { channels = new[] { "alerts" } });
        await Turned(host, right);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData(null)]
    public async Task Message_MalformedOrTooLarge_EndsTheConnection(string? message)
    {
        await using var host = await GatewayHost.Start();
        using var socket = await LiveSocket.Connect(host.Address, await host.Token());

        await socket.Send(message ?? "{\"type\":1,\"target\":\"" + new string('x', LiveHub.MessageBytesMax) + "\",\"arguments\":[]}");

        Assert.NotEqual("", await socket.Ended());
    }

    [Fact]
    public async Task Subscribe_WithoutEnd_EndsTheConnection()
    {
        await using var host = await GatewayHost.Start();
        using var socket = await LiveSocket.Connect(host.Address, await host.Token());

        for (var i = 0; i <= LiveHub.SubscriptionsPerMinute; i++)
        {
            await socket.Subscribe(new { channels = new[] { "alerts" } });
        }

        Assert.StartsWith("TOO_MANY_SUBSCRIPTIONS", await socket.Ended(), StringComparison.Ordinal);
    }

    /// <summary>Waits until the subscription is in force: an alert told again and again is heard. Returns the number of the last.</summary>
    private static async Task<long> Turned(GatewayHost host, LiveSocket socket)
    {
        using var heard = new CancellationTokenSource();
        var number = 0L;
        var telling = Task.Run(
            async () =>
            {
                while (!heard.IsCancellationRequested)
                {
                    host.Session.Observers.Single().OnAlert(Specimens.Alert(Interlocked.Increment(ref number)));
                    await Task.Delay(5, CancellationToken.None);
                }
            },
            CancellationToken.None);
        var told = await socket.Next("alert");
        await heard.CancelAsync();
        await telling;
        while (told.GetProperty("data").GetProperty("number").GetInt64() != number)
        {
            told = await socket.Next("alert");
        }

        return told.GetProperty("number").GetInt64();
    }
}

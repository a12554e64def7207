using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Terminals;
using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;
using Arus.UnitTests.Terminals;
using Microsoft.AspNetCore.Builder;

namespace Arus.IntegrationTests.Terminals.Bridge;

/// <summary>Whatever one connection does, it ends with its code, and the terminal beside it goes on.</summary>
public sealed class HostileTerminalTests
{
    private const long Start = 1_763_712_000_000;

    private static WireTick Tick(long after) => new(6, Start + after, 108_523, 108_531);

    [Fact]
    public async Task Connect_WithoutTheSubProtocol_IsABadRequest()
    {
        await using var server = await BridgeServer.Start();
        using var socket = new ClientWebSocket();

        var error = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.Address, TestContext.Current.CancellationToken));

        Assert.Contains("400", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.9", null, false)]
    [InlineData("203.0.113.9", "https", false)]
    [InlineData("198.51.100.7", "https", true)]
    [InlineData("198.51.100.7", "http", false)]
    [InlineData("198.51.100.7", null, false)]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("127.0.0.1", "http", false)]
    [InlineData("127.0.0.1", "https", false)]
    public async Task Connect_InTheClearFromElsewhere_IsForbidden(string from, string? forwarded, bool isLetIn)
    {
        await using var server = await BridgeServer.Start(
            app => app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(from);
                return next(context);
            }),
            options => options with { TrustedProxies = ["198.51.100.7"] });
        using var terminal = new RawTerminal();
        if (forwarded is not null)
        {
            terminal.Socket.Options.SetRequestHeader("X-Forwarded-Proto", forwarded);
        }

        var error = await Record.ExceptionAsync(() => terminal.Connect(server.Address));

        Assert.Equal(isLetIn, error is null);
        Assert.True(isLetIn || error!.Message.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Authenticate_WrongSecretUnknownKeyOtherAccountOrRevoked_IsRefusedWithItsCode()
    {
        await using var server = await BridgeServer.Start();
        var key = server.Key("demo");
        using (var first = await new RawTerminal().Enter(server.Address, key))
        {
            await first.Send(new Goodbye("", "done"));
            await first.AwaitClose();
        }

        Assert.Equal((ErrorCode.Auth, CloseCode.Auth), await Try(key with { Secret = new('0', 64) }));
        Assert.Equal((ErrorCode.Auth, CloseCode.Auth), await Try(key with { Id = "nobody" }));
        Assert.Equal((ErrorCode.Auth, CloseCode.Auth), await Try(key, login: 77));
        server.Keys.Revoke(server.Options.DataDirectory, "demo");
        Assert.Equal((ErrorCode.KeyRevoked, CloseCode.Auth), await Try(key));

        async Task<(string Code, int Close)> Try(TerminalKey tried, long login = 5012345)
        {
            using var terminal = new RawTerminal();
            await terminal.Connect(server.Address);
            await terminal.Authenticate(tried, SampleMessages.Hello(login: login));
            return await terminal.AwaitClose();
        }
    }

    [Fact]
    public async Task Authenticate_AProofHeardBefore_IsRefused()
    {
        await using var server = await BridgeServer.Start();
        var key = server.Key("demo");
        var hello = SampleMessages.Hello();
        using var first = new RawTerminal();
        await first.Connect(server.Address);
        await first.Send(hello);
        var heard = AuthenticationProof.Compute(key.Secret, hello.Nonce, (await first.Await<Challenge>()).Nonce, hello.Login, hello.Server);
        await first.Send(new Authenticate(key.Id, heard));
        await first.Await<Welcome>();

        using var thief = new RawTerminal();
        await thief.Connect(server.Address);
        await thief.Send(hello);
        await thief.Await<Challenge>();
        await thief.Send(new Authenticate(key.Id, heard));

        Assert.Equal((ErrorCode.Auth, CloseCode.Auth), await thief.AwaitClose());
    }

    [Fact]
    public async Task Handshake_AnotherVersionWrongOrderOrGarbage_IsRefusedWithItsCode()
    {
        await using var server = await BridgeServer.Start();

        Assert.Equal((ErrorCode.Version, CloseCode.Version), await Try(terminal => terminal.Send(SampleMessages.Hello() with { V = 2 })));
        Assert.Equal((ErrorCode.NotSynchronised, CloseCode.Protocol), await Try(terminal => terminal.Send(new Heartbeat(1, 1))));
        Assert.Equal((ErrorCode.NotSynchronised, CloseCode.Protocol), await Try(terminal => terminal.SendBinary(SampleMessages.Frame(1, false, Tick(0)))));
        Assert.Equal((ErrorCode.Unsupported, CloseCode.Protocol), await Try(terminal => terminal.SendText("GET / HTTP/1.1"u8.ToArray())));
        Assert.Equal((ErrorCode.TooLarge, CloseCode.Protocol), await Try(terminal => terminal.SendText(new byte[T5B.TextBytesMax + 1])));

        async Task<(string Code, int Close)> Try(Func<RawTerminal, Task> act)
        {
            using var terminal = new RawTerminal();
            await terminal.Connect(server.Address);
            await act(terminal);
            return await terminal.AwaitClose();
        }
    }

    [Fact]
    public async Task Frame_BeyondItsLimit_EndsOnlyItsConnection()
    {
        await using var server = await BridgeServer.Start();
        using var good = await new RawTerminal().Enter(server.Address, server.Key("good"));
        using var bad = await new RawTerminal().Enter(server.Address, server.Key("bad"));

        await bad.SendBinary(new byte[T5B.FrameBytesMax + 1]);
        var end = await bad.AwaitClose();
        await good.SayAccount();
        await good.SendTicks(isBackfill: false, Tick(0));
        await good.AwaitAcknowledged(2);

        Assert.Equal((ErrorCode.TooLarge, CloseCode.Protocol), end);
        Assert.Single(server.Inbox.Of("good").Ticks);
    }

    [Fact]
    public async Task Frame_CutInTheMiddle_IsTakenOnceAfterTheResume()
    {
        await using var server = await BridgeServer.Start();
        var key = server.Key("demo");
        var frame = SampleMessages.Frame(2, false, Tick(0), Tick(1));
        string session;
        using (var first = await new RawTerminal().Enter(server.Address, key))
        {
            session = first.Welcome!.Sid;
            await first.SayAccount();
            await first.AwaitAcknowledged(1);
            await first.Socket.SendAsync(frame.AsMemory(0, 40), WebSocketMessageType.Binary, endOfMessage: false, TestContext.Current.CancellationToken);
            first.Socket.Abort();
        }

        using var second = await new RawTerminal().Enter(server.Address, key, new Resume(session, 0, 1));
        await second.SendBinary(frame);
        await second.AwaitAcknowledged(2);

        Assert.Equal((true, 2UL), (second.Welcome!.Resumed, second.Welcome.FromSeq));
        Assert.Equal(2, server.Inbox.Of("demo").Ticks.Length);
    }

    [Fact]
    public async Task Socket_CutWithinAWebSocketFrame_IsLostAndNothingElse()
    {
        await using var server = await BridgeServer.Start();
        using var good = await new RawTerminal().Enter(server.Address, server.Key("good"));
        using (var raw = new TcpClient())
        {
            await raw.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
            var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            await raw.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"GET /mt5/v1 HTTP/1.1\r\nHost: {server.Address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: {T5B.SubProtocol}\r\n\r\n"),
                TestContext.Current.CancellationToken);
            await raw.GetStream().ReadExactlyAsync(new byte[12], TestContext.Current.CancellationToken);

            // A masked text frame of 100 bytes of which 3 come, then the end of the world.
            await raw.GetStream().WriteAsync(new byte[] { 0x81, 0x80 | 100, 1, 2, 3, 4, 5, 6, 7 }, TestContext.Current.CancellationToken);
            raw.Client.Close(0);
        }

        await good.SayAccount();
        await good.SendTicks(isBackfill: false, Tick(0));
        await good.AwaitAcknowledged(2);

        Assert.Equal(LinkState.Connected, server.Status("good").State);
    }

    [Fact]
    public async Task Flood_OfMessages_EndsItsConnectionAndNoOther()
    {
        await using var server = await BridgeServer.Start();
        using var good = await new RawTerminal().Enter(server.Address, server.Key("good"));
        using var bad = await new RawTerminal().Enter(server.Address, server.Key("bad"));
        var message = MessageText.Write(new HeartbeatBack(0, 0));

        var flood = Task.Run(async () =>
        {
            try
            {
                while (bad.Socket.State == WebSocketState.Open)
                {
                    await bad.SendText(message);
                }
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The server has cut the line: that is what is tried.
            }
        }, TestContext.Current.CancellationToken);
        var end = await bad.AwaitClose();
        await good.SayAccount();
        await good.SendTicks(isBackfill: false, Tick(0));
        await good.AwaitAcknowledged(2);

        Assert.Equal((ErrorCode.Rate, CloseCode.Rate), end);
        Assert.Single(server.Inbox.Of("good").Ticks);
        bad.Socket.Abort();
        await flood;
    }

    [Fact]
    public async Task SlowReader_OfWhatItIsSent_IsCutOffAndTheOtherIsNot()
    {
        await using var server = await BridgeServer.Start();
        using var good = await new RawTerminal().Enter(server.Address, server.Key("good"));
        using var slow = await new RawTerminal().Enter(server.Address, server.Key("slow"));
        var beat = MessageText.Write(new Heartbeat(1, 1));

        // Each is answered, and none of the answers is read: at last they fill the socket, the queue, and the patience.
        var asking = Task.Run(async () =>
        {
            try
            {
                for (var at = 0; at < 9_000; at++)
                {
                    await slow.SendText(beat);
                }
            }
            catch (Exception error) when (error is WebSocketException or OperationCanceledException)
            {
                // The server has cut the line.
            }
        }, TestContext.Current.CancellationToken);
        var link = server.Bridge.Link(new("slow"));
        var reason = new string('x', 60_000);
        await Eventually(() =>
        {
            for (var at = 0; at < 100; at++)
            {
                link.SetState(TradingState.Active, reason);
            }

            return server.Status("slow").State != LinkState.Connected && server.Status("slow").ConnectedAt is null;
        });
        await good.SayAccount();
        await good.SendTicks(isBackfill: false, Tick(0));
        await good.AwaitAcknowledged(2);

        Assert.Single(server.Inbox.Of("good").Ticks);
        slow.Socket.Abort();
        await asking;
    }

    [Fact]
    public async Task Journal_FullForOneTerminal_HoldsUpOnlyThatOne()
    {
        await using var server = await BridgeServer.Start();
        using var good = await new RawTerminal().Enter(server.Address, server.Key("good"));
        using var full = await new RawTerminal().Enter(server.Address, server.Key("full"));
        await full.SayAccount();
        await full.AwaitAcknowledged(1);
        server.Inbox.Of("full").IsFull = true;

        for (var at = 0; at < 200; at++)
        {
            await full.SendTicks(isBackfill: false, Tick(at));
        }

        await good.SayAccount();
        await good.SendTicks(isBackfill: false, Tick(0));
        await good.AwaitAcknowledged(2);
        var held = server.Inbox.Of("full").Ticks.Length;
        server.Inbox.Of("full").IsFull = false;
        await full.AwaitAcknowledged(201);

        Assert.Equal((0, 200), (held, server.Inbox.Of("full").Ticks.Length));
    }

    [Fact]
    public async Task SecondConnection_OfTheSameTerminal_TakesOver()
    {
        await using var server = await BridgeServer.Start();
        var key = server.Key("demo");
        using var older = await new RawTerminal().Enter(server.Address, key);
        using var newer = new RawTerminal();
        await newer.Connect(server.Address);

        await newer.Authenticate(key, SampleMessages.Hello());
        var told = await newer.Await<Failure>();
        var end = await older.AwaitClose();
        var welcome = await newer.Await<Welcome>();

        Assert.Equal((ErrorCode.DuplicateTerminal, 5_000), (told.Code, told.Retry));
        Assert.Equal((ErrorCode.DuplicateTerminal, CloseCode.Duplicate), end);
        Assert.False(welcome.Resumed);
    }

    [Fact]
    public async Task Silence_MakesATerminalStaleAndThenLost()
    {
        var time = new ManualTime();
        await using var server = await BridgeServer.Start(time: time);
        using var terminal = await new RawTerminal().Enter(server.Address, server.Key("demo"));
        await terminal.SayAccount();
        await terminal.AwaitAcknowledged(1);

        time.Advance(TimeSpan.FromSeconds(11));
        await Eventually(() => server.Status("demo").State == LinkState.Stale);
        await terminal.Send(new HeartbeatBack(0, 0));
        await Eventually(() => server.Status("demo").State == LinkState.Connected);
        time.Advance(TimeSpan.FromSeconds(31));
        var end = await terminal.AwaitClose();

        Assert.Equal(CloseCode.HeartbeatLost, end.Close);
        await Eventually(() => server.Inbox.Of("demo").Reports.OfType<VenueLink>().Count() == 4);
        Assert.Equal(
            [LinkState.Connected, LinkState.Stale, LinkState.Connected, LinkState.Lost],
            server.Inbox.Of("demo").Reports.OfType<VenueLink>().Select(link => link.State));
    }

    [Fact]
    public async Task Revoke_AConnectedTerminal_CutsItOff()
    {
        await using var server = await BridgeServer.Start();
        using var terminal = await new RawTerminal().Enter(server.Address, server.Key("demo"));

        server.Keys.Revoke(server.Options.DataDirectory, "demo");

        Assert.Equal((ErrorCode.KeyRevoked, CloseCode.Auth), await terminal.AwaitClose());
    }

    [Fact]
    public async Task Server_Stops_SaysGoodbye()
    {
        await using var server = await BridgeServer.Start();
        using var terminal = await new RawTerminal().Enter(server.Address, server.Key("demo"));

        var stopping = Task.Run(server.Restart, TestContext.Current.CancellationToken);

        Assert.Equal(("", CloseCode.Bye), await terminal.AwaitClose());
        terminal.Dispose();
        await stopping;
    }

    private static async Task Eventually(Func<bool> condition)
    {
        var deadline = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(60);
        while (!condition())
        {
            Assert.True(DateTimeOffset.UtcNow < deadline, "it did not come to pass within a minute");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

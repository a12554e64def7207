using System.Net.WebSockets;
using System.Threading.Channels;
using Arus.Contracts.Trading;
using Arus.Terminals.Bridge;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class TerminalLinkTests
{
    [Fact]
    public async Task Send_WhileHalted_OpeningOrdersAreReportedRefusedAndNeverLeave()
    {
        using var desk = new Desk();
        desk.Link.SetState(TradingState.Halted, "stop");

        desk.Link.Send(OrderEncoderTests.Request(opens: true), "A1");
        desk.Link.Send(OrderEncoderTests.Request(opens: false) with { Position = 7 }, "A2");
        var sent = await desk.Sent(3);

        Assert.Equal(["halt off", "halt no_new", "order A2"], sent);
        Assert.Equal([new VenueAcknowledged("A1", VenueAcknowledgement.Refused, ErrorCode.Halted)], desk.Reports());
    }

    [Theory]
    [InlineData(TradingState.Reducing)]
    [InlineData(TradingState.Halted)]
    public async Task Send_HaltedWhileItWaits_DoesNotLeaveTheQueue(TradingState state)
    {
        using var desk = new Desk();
        desk.Socket.Hold();
        desk.Link.SetState(TradingState.Active, "");
        desk.Link.Send(OrderEncoderTests.Request(opens: true), "A1");

        desk.Link.SetState(state, "stop");
        desk.Socket.Release();
        var sent = await desk.Sent(3);

        Assert.DoesNotContain("order A1", sent);
        Assert.Equal([new VenueAcknowledged("A1", VenueAcknowledgement.Refused, ErrorCode.Halted)], desk.Reports());
    }

    [Fact]
    public async Task Send_AfterTheHaltEnded_Leaves()
    {
        using var desk = new Desk();
        desk.Link.SetState(TradingState.Halted, "stop");
        desk.Link.SetState(TradingState.Active, "");

        desk.Link.Send(OrderEncoderTests.Request(), "A1");

        Assert.Equal(["halt off", "halt no_new", "halt off", "order A1"], await desk.Sent(4));
    }

    [Fact]
    public async Task Send_ManyOtherMessagesWait_OvertakesThem()
    {
        using var desk = new Desk();
        await desk.Sent(1);
        desk.Socket.Hold();
        for (var at = 0; at < 100; at++)
        {
            desk.Outbox.Send(new Heartbeat(at, 0));
        }

        desk.Link.Send(OrderEncoderTests.Request(), "A1");
        desk.Socket.Release();
        var sent = await desk.Sent(101);

        Assert.True(sent.IndexOf("order A1") <= 2, $"the order was number {sent.IndexOf("order A1")}");
    }

    [Fact]
    public void Send_WithoutAConnection_IsDroppedWithoutAWord()
    {
        var link = new TerminalLink(new ManualTime());

        link.Send(OrderEncoderTests.Request(), "A1");

        Assert.False(link.Reports.TryRead(out _));
    }

    [Fact]
    public async Task Attach_AfterAHalt_TellsTheTerminalFirst()
    {
        using var desk = new Desk(TradingState.Halted);

        Assert.Equal(["halt no_new"], await desk.Sent(1));
    }

    [Fact]
    public async Task Outbox_TooMuchWaits_EndsTheConnection()
    {
        using var desk = new Desk();
        await desk.Sent(1);
        desk.Socket.Hold();

        var taken = Enumerable.Range(0, Outbox.WaitingMax + 2).TakeWhile(at => desk.Outbox.Send(new Heartbeat(at, 0))).Count();
        desk.Socket.Release();
        await desk.Writing.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.InRange(taken, Outbox.WaitingMax, Outbox.WaitingMax + 1);
        Assert.Equal((ErrorCode.Rate, CloseCode.Rate), (desk.Outbox.EndingCode, (int)desk.Socket.CloseStatus!.Value));
    }

    /// <summary>A link over an outbox over a socket that keeps what is written.</summary>
    private sealed class Desk : IDisposable
    {
        private readonly CancellationTokenSource _over = new();

        public Desk(TradingState before = TradingState.Active)
        {
            Link = new(new ManualTime());
            if (before != TradingState.Active)
            {
                Link.SetState(before, "before");
            }

            var symbols = new SymbolTable(new TestTerminal.Catalog(), TestTerminal.Options.Instruments, new Dictionary<string, Arus.Contracts.InstrumentId>());
            symbols.Describe(SampleMessages.Symbol());
            symbols.Resolve();
            Outbox = new(Socket, new ManualTime());
            Writing = Outbox.Run(() => 0, Link.MayLeave, _over.Token);
            Link.Attach(Outbox, symbols, TestTerminal.Options);
        }

        public KeptSocket Socket { get; } = new();

        public Outbox Outbox { get; }

        public TerminalLink Link { get; }

        public Task Writing { get; }

        public async Task<List<string>> Sent(int count)
        {
            var sent = new List<string>();
            while (sent.Count < count)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                var (message, fault) = MessageText.ReadOfServer(await Socket.Written.ReadAsync(patience.Token));
                Assert.Null(fault);
                sent.Add(message switch
                {
                    Halt halt => halt.Mode == WireHalt.Off ? "halt off" : "halt no_new",
                    Order order => $"order {order.Cid}",
                    _ => MessageText.NameOf(message!),
                });
            }

            return sent;
        }

        public List<VenueReport> Reports()
        {
            var reports = new List<VenueReport>();
            while (Link.Reports.TryRead(out var report))
            {
                reports.Add(report);
            }

            return reports;
        }

        public void Dispose()
        {
            _over.Cancel();
            Socket.Release();
            Outbox.Dispose();
        }
    }

    private sealed class KeptSocket : WebSocket
    {
        private readonly Channel<byte[]> _written = Channel.CreateUnbounded<byte[]>();
        private TaskCompletionSource _open = Opened();
        private WebSocketCloseStatus? _close;

        public ChannelReader<byte[]> Written => _written.Reader;

        public override WebSocketCloseStatus? CloseStatus => _close;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public void Hold() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _open.TrySetResult();

        public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            var copy = buffer.ToArray();
            await _open.Task;
            _written.Writer.TryWrite(copy);
        }

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
        {
            _close = closeStatus;
            return Task.CompletedTask;
        }

        public override void Abort() => Release();

        public override void Dispose() => Release();

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

        private static TaskCompletionSource Opened()
        {
            var source = new TaskCompletionSource();
            source.SetResult();
            return source;
        }
    }
}

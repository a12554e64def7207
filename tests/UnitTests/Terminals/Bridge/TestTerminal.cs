using System.Diagnostics.CodeAnalysis;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Terminals.Bridge;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Bridge;

/// <summary>A terminal's state over a memory inbox, and a connection of it without a socket.</summary>
internal sealed class TestTerminal : IOutbound, IDisposable
{
    public static readonly BridgeOptions Options = new() { DataDirectory = "nowhere", Instruments = [InstrumentId.Of("EURUSD")] };

    private readonly Hello _hello;
    private readonly bool _isFirst;

    /// <param name="inbox">Of an earlier process; null for a new one.</param>
    /// <param name="resume">What the terminal says it goes on with.</param>
    /// <param name="session">The id a new session gets.</param>
    /// <param name="before">An earlier connection in the same process; null for a new process.</param>
    public TestTerminal(MemoryInbox? inbox = null, Resume? resume = null, string session = "session-1", TestTerminal? before = null)
    {
        _isFirst = before is null;
        _hello = SampleMessages.Hello(resume);
        Inbox = before?.Inbox ?? inbox ?? new();
        Time = before?.Time ?? new();
        Terminal = before?.Terminal ?? new(new("demo"), new(Time), Inbox, new Catalog(), Options, Time);
        Welcome = Terminal.Begin(_hello, session, new(T5B.TickBatchMax, 100, 120));
        Terminal.Attach(this);
        Inbound = new(Terminal, _hello, this, Time);
    }

    public ManualTime Time { get; }

    public MemoryInbox Inbox { get; }

    public MemoryInbox.Inlet Inlet => Inbox.Of("demo");

    public BridgedTerminal Terminal { get; }

    public Inbound Inbound { get; }

    public Welcome Welcome { get; }

    public List<Message> Sent { get; } = [];

    public (int Close, string Code, string Reason)? Ended { get; private set; }

    public int Acknowledgements { get; private set; }

    /// <summary>Described and in, as after the first numbered message.</summary>
    public TestTerminal In(params IEnumerable<SymbolSpecification> symbols)
    {
        Say(new BrokerTime(7_200, Time.GetUtcNow().ToUnixTimeMilliseconds() + 7_200_000));
        foreach (var symbol in symbols.DefaultIfEmpty(SampleMessages.Symbol()))
        {
            Say(symbol);
        }

        Say(SampleMessages.Account(Terminal.Progress.Taken + 1));
        return this;
    }

    public Taking Say(Message message) => Inbound.Text(MessageText.Write(message));

    public Taking Ticks(ulong sequence, params ReadOnlySpan<WireTick> ticks) => Inbound.Binary(SampleMessages.Frame(sequence, isBackfill: false, ticks));

    public Taking History(ulong sequence, params ReadOnlySpan<WireTick> ticks) => Inbound.Binary(SampleMessages.Frame(sequence, isBackfill: true, ticks));

    public bool Send(Message message)
    {
        Sent.Add(message);
        return true;
    }

    public void End(int closeCode, string errorCode, string reason) => Ended ??= (closeCode, errorCode, reason);

    public void Acknowledge() => Acknowledgements++;

    public void Dispose()
    {
        if (_isFirst)
        {
            Terminal.Dispose();
        }
    }

    /// <summary>The instruments of these tests.</summary>
    internal sealed class Catalog : IInstrumentCatalog
    {
        public IReadOnlyList<Instrument> All { get; } = [Of("EURUSD", "EUR", "USD"), Of("BTCUSD", "BTC", "USD"), Of("BTCUSDT", "BTC", "USDT"), Of("GBPUSD", "GBP", "USD")];

        public bool TryFind(InstrumentId id, [NotNullWhen(true)] out Instrument? instrument) => (instrument = All.FirstOrDefault(each => each.Id == id)) is not null;

        public IInstrumentCatalog With(string file) => throw new NotSupportedException();

        private static Instrument Of(string id, string unit, string quote) => new(
            InstrumentId.Of(id), id, InstrumentKind.Forex, Currency.Of(unit), Currency.Of(quote), 5, new(10_000), Quantity.From(100_000m), Quantity.From(1_000m),
            Quantity.From(1_000m), Quantity.From(10_000_000m), 0.03m, SwapTerms.None, TradingSessions.Forex, "test");
    }
}

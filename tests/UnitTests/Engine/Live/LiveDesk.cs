using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine;
using Arus.Engine.Live;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Foundation.Journal;
using Arus.Foundation.Persistence;
using Arus.Intelligence;
using Arus.Language;
using Arus.Learning;
using Arus.MarketData;
using Arus.Trading;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Engine.Live;

/// <summary>A live session on a simulated disk and clock, turned by the test: it can be stopped anywhere and begun again.</summary>
internal sealed class LiveDesk : IFeedReceipts
{
    public const string Folder = "/journal";

    public static readonly InstrumentId Eurusd = InstrumentId.Of("EURUSD");

    public static readonly SourceId Source = new("terminal");

    private static readonly Lazy<ServiceProvider> Services = new(() => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddModule<MarketDataModule>()
        .AddModule<FeaturesModule>()
        .AddModule<LearningModule>()
        .AddModule<LanguageModule>()
        .AddModule<IntelligenceModule>()
        .AddModule<TradingModule>()
        .AddModule<EngineModule>()
        .BuildServiceProvider());

    public LiveDesk(IDisk disk, ManualTime time, LiveOptions? options = null, string? ledgerFolder = null, string dataDirectory = "/")
    {
        Time = time;
        Options = options ?? EmaRsi;
        Journal = JournalWriter.Open(disk, Path.Combine(dataDirectory, "journal"));
        Sources = new SourceTable(time);
        Commands = new CommandQueue(Sources.Signal);
        Readings = new ReadingQueue(Sources.Signal, time);
        var clock = new LiveClock(time);
        using var recovery = new JournalRecovery(
            disk, dataDirectory, Journal, Composer, Sources, id => ledgerFolder is null ? null : Path.Combine(ledgerFolder, id, "ledger.jsonl"), Hub, time);
        Session = recovery.Recover(Options, clock.Now, CancellationToken.None);
        Loop = new LiveLoop(Session, Journal, Sources, Commands, Readings, Link, clock, time);
        Session.EndRecovery(Journal.Bytes, LivePhase.Running);
        Loop.Resume(WorthSending.Of(Session, recovery, clock.Now));
        Sources.SetKnown();
        Inlet = Sources.Open(Source, this);
    }

    public static LiveOptions EmaRsi { get; } = new()
    {
        Strategy = "ema-rsi",
        Settings = new Dictionary<string, string> { ["sizing.units"] = "10000" },
        Instruments = [Eurusd],
        Source = Source,
    };

    public static SessionComposer Composer => Services.Value.GetRequiredService<SessionComposer>();

    public static ServiceProvider Modules => Services.Value;

    public ManualTime Time { get; }

    public LiveOptions Options { get; }

    public JournalWriter Journal { get; }

    public SourceTable Sources { get; }

    public CommandQueue Commands { get; }

    public ReadingQueue Readings { get; }

    public ObserverHub Hub { get; } = new();

    public RunningSession Session { get; }

    public LiveLoop Loop { get; }

    public IFeedInlet Inlet { get; }

    public MemoryLink Link { get; } = new();

    /// <summary>The last thing said to be safe.</summary>
    public FeedPosition Acknowledged { get; private set; } = new("", 0);

    public void OnRecorded(FeedPosition position) => Acknowledged = position;

    /// <summary>Ticks as a terminal sends them, with prices that wander.</summary>
    public static List<Tick> Market(int seed, int count)
    {
        var random = new Random(seed);
        var at = Timestamp.Utc(2026, 11, 17, 20, 55);
        var bid = 110_000L;
        var ticks = new List<Tick>(count);
        for (var i = 0; i < count; i++)
        {
            at = at.Plus(random.Next(1, 300) * Timestamp.NanosPerMillisecond);
            bid += random.Next(-6, 7);
            var spread = random.Next(0, 50) == 0 ? -1 : random.Next(1, 12);
            ticks.Add(new Tick(Eurusd, new Price(bid * 10_000), new Price((bid + spread) * 10_000), at, at));
        }

        return ticks;
    }

    /// <summary>Posts a batch as the frame of a number.</summary>
    public bool Post(ulong sequence, ReadOnlySpan<Tick> ticks, string session = "s1", bool isBackfill = false)
    {
        var sent = ticks[^1].VenueTime;
        return Inlet.TryPost(new FeedBatch(new FeedPosition(session, sequence), ticks[0].Instrument, sent, sent, isBackfill), ticks);
    }

    /// <summary>Turns until nothing is left to do.</summary>
    public void TurnAll()
    {
        while (Loop.Turn())
        {
        }
    }
}

/// <summary>A clock that moves only when told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ticks;
    private long _wallOffset;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(double seconds) => _ticks += (long)(seconds * TimeSpan.TicksPerSecond);

    /// <summary>Somebody sets the wall clock; the monotonic one knows nothing of it.</summary>
    public void Set(double seconds) => _wallOffset += (long)(seconds * TimeSpan.TicksPerSecond);

    public override long GetTimestamp() => _ticks;

    public override DateTimeOffset GetUtcNow() => new(new DateTime(2026, 11, 17, 21, 0, 0, DateTimeKind.Utc).AddTicks(_ticks + _wallOffset));
}

/// <summary>A link that keeps what it was given.</summary>
internal sealed class MemoryLink : IVenueLink
{
    public List<(VenueRequest Request, string ClientId)> Sent { get; } = [];

    public List<(TradingState State, string Reason)> States { get; } = [];

    public void Send(in VenueRequest request, string clientId) => Sent.Add((request, clientId));

    public void SetState(TradingState state, string reason) => States.Add((state, reason));
}

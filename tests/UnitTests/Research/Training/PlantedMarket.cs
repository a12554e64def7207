using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Foundation.Numerics;
using Arus.Learning;
using Arus.MarketData;
using Arus.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Research.Training;

/// <summary>
/// A market in which each hour goes on with a third of what the hour before did, in a store of its own: who reads the last return knows something, who reads the clock
/// knows nothing. Four quotes an hour.
/// </summary>
internal sealed class PlantedMarket : IDisposable
{
    public const string Slot = "eurusd-h1";
    public static readonly InstrumentId Instrument = InstrumentId.Of("EURUSD");
    public static readonly SourceId Bars = new("bars"), Ticks = new("ticks");
    public static readonly Timestamp Start = Timestamp.Utc(2022, 1, 3);

    /// <summary>Features that know something.</summary>
    public static readonly string[] Knowing = ["ret1", "body"];

    /// <summary>Features that know nothing.</summary>
    public static readonly string[] Ignorant = ["clock.hour", "clock.day.sine"];

    private readonly ServiceProvider _services;
    private readonly StrictRandom _random;
    private readonly List<Tick> _ticks = [];
    private readonly List<Bar> _bars = [];
    private double _bid = 1.1;
    private double _move;
    private int _storedTicks;
    private int _storedBars;

    public PlantedMarket(ulong seed = 1)
    {
        _random = new(seed);
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddModule<MarketDataModule>().AddModule<FeaturesModule>().AddModule<LearningModule>().AddModule<ResearchModule>()
            .BuildServiceProvider();
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("arus-planted-").FullName;

    public MovableClock Clock { get; } = new();

    public IServiceProvider Services => _services;

    public IModelRegistry Registry => _services.GetRequiredService<IModelRegistry>();

    public IModelMonitor Monitor => _services.GetRequiredService<IModelMonitor>();

    /// <summary>The end of the last hour.</summary>
    public Timestamp Now => Start.Plus(_bars.Count * Timestamp.NanosPerHour);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Lets hours go by, and stores them; it is then their end.</summary>
    /// <param name="hours">How many.</param>
    /// <param name="momentum">How much of a move goes on.</param>
    /// <param name="volatility">Of an hour, as a fraction of the price.</param>
    public void Pass(int hours, double momentum = 0.35, double volatility = 0.001)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            var (opened, move) = (Now, (momentum * _move) + (volatility * _random.NextGaussian()));
            _move = move;
            Price[] bids = [.. Enumerable.Range(1, 4).Select(quarter => Price.From((decimal)Math.Round(_bid * (1 + (move * quarter / 4)), 5)))];
            _bid *= 1 + move;
            var spread = PriceDelta.From(0.00001m);
            foreach (var (quarter, bid) in bids.Index())
            {
                var at = opened.Plus(quarter * 15 * Timestamp.NanosPerMinute);
                _ticks.Add(new(Instrument, bid, bid + spread, at, at));
            }

            _bars.Add(new(Instrument, BarPeriod.H1, opened, opened.Plus(Timestamp.NanosPerHour), bids[0], bids.Aggregate(Price.Max), bids.Aggregate(Price.Min), bids[3], spread, 4));
        }

        Clock.Time = Now;
        using (var import = Get<IMarketStore>().BeginImport(Directory, Bars))
        {
            import.Append(_bars.ToArray().AsSpan(_storedBars));
            import.Complete(DataQuality.Empty);
        }

        using (var import = Get<IMarketStore>().BeginImport(Directory, Ticks))
        {
            import.Append(_ticks.ToArray().AsSpan(_storedTicks));
            import.Complete(DataQuality.Empty);
        }

        (_storedBars, _storedTicks) = (_bars.Count, _ticks.Count);
    }

    /// <summary>Trains a logistic regression of some features on everything so far, for the slot.</summary>
    public TrainedModel Train(string[] features, ulong seed = 1, int horizon = 4, string penalty = "1") => Get<ITrainer>().Train(
        new()
        {
            DataDirectory = Directory,
            Source = Bars,
            Instruments = [Instrument],
            Kinds = ["logistic"],
            Settings = new Dictionary<string, string> { ["l2"] = penalty },
            Features = features,
            Barriers = new() { Upper = 1, Lower = 1, HorizonBars = horizon },
            Seed = seed,
            Promotes = false,
        },
        null, CancellationToken.None).Models[0];

    /// <summary>Makes a version champion, whatever speaks against it.</summary>
    public void Crown(TrainedModel model) => Registry.Promote(Directory, Slot, model.Number, null, new(AllowsObjections: true), "ann");

    public ShadowReport Shadow(SourceId? source = null) => Monitor.Shadow(Request(source), CancellationToken.None);

    public DriftReport Drift(SourceId? source = null) => Monitor.Drift(Request(source), CancellationToken.None);

    public static MonitorRequest Request(string directory, SourceId? source = null) => new() { DataDirectory = directory, Slot = Slot, Source = source ?? Bars };

    public void Dispose()
    {
        _services.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private MonitorRequest Request(SourceId? source) => Request(Directory, source);

    public sealed class MovableClock : TimeProvider
    {
        public Timestamp Time { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => new(Time.ToDateTime());
    }
}

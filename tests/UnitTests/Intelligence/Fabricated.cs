using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.Foundation.Numerics;
using Arus.Intelligence;
using Arus.Intelligence.Consensus;
using Arus.Language;
using Arus.Learning;
using Arus.MarketData;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Intelligence;

/// <summary>A small made-up market: instruments, quotes, bars and features from a seed.</summary>
internal static class Fabricated
{
    public static readonly Timestamp Start = Timestamp.Utc(2024, 3, 4);

    public static readonly Instrument Euro = Make("EURUSD", InstrumentKind.Forex, 5);

    public static readonly Instrument Gold = Make("XAUUSD", InstrumentKind.Metal, 2);

    /// <summary>The modules a strategy reads from, as they are composed.</summary>
    public static readonly ServiceProvider Modules = new ServiceCollection()
        .AddSingleton(TimeProvider.System).AddModule<MarketDataModule>().AddModule<FeaturesModule>().AddModule<LearningModule>().AddModule<LanguageModule>().AddModule<IntelligenceModule>().BuildServiceProvider();

    /// <summary>The library as it is composed.</summary>
    public static readonly IStrategyLibrary Library = Modules.GetRequiredService<IStrategyLibrary>();

    public static Instrument Make(string symbol, InstrumentKind kind, int digits) => new(
        InstrumentId.Of(symbol), symbol, kind, Currency.Of(symbol[..3]), Currency.Of(symbol[3..]), digits, PriceDelta.From(1m / Pow10(digits)),
        Quantity.From(100_000), Quantity.From(1_000), Quantity.From(1_000), Quantity.From(10_000_000), 0.0333m,
        default!, TradingSessions.Forex, "made up");

    public static Tick Quote(Timestamp at, double mid, double spread = 0.0001) =>
        new(Euro.Id, Price.From((decimal)(mid - (spread / 2))), Price.From((decimal)(mid + (spread / 2))), at, at);

    public static Bar Bar(Timestamp opened, double close, double spread = 0.0001, BarPeriod period = BarPeriod.M5, QuoteFlags flags = QuoteFlags.None)
    {
        var bid = Price.From((decimal)(close - (spread / 2)));
        return new(
            Euro.Id, period, opened, opened.Plus(5 * Timestamp.NanosPerMinute), bid, bid + PriceDelta.From(0.0005m), bid - PriceDelta.From(0.0005m), bid,
            PriceDelta.From((decimal)spread), 100, flags);
    }

    public static Opinion Direction(double probability, double confidence = 1, Timestamp? at = null, string agent = "a") => new(
        agent, OpinionKind.Direction, "up", probability, confidence, at ?? Start, 1, OpinionEffect.None, 1, 0, default);

    public static Opinion Asking(OpinionKind kind, OpinionEffect effect, double scale = 1) => new(
        "c", kind, "event", 0.9, 1, Start, 1, effect, scale, 0, default);

    /// <summary>The vote of all directions among the opinions; without a correlation nothing is known of who is like whom.</summary>
    public static (double ProbabilityUp, double Confidence) Vote(
        Span<Opinion> opinions, ReadOnlySpan<double> weights, Timestamp now, double halfLife, ErrorCorrelation? correlation = null)
    {
        int[] seats = [.. opinions.ToArray().Index().Where(one => one.Item.Kind == OpinionKind.Direction).Select(one => one.Index)];
        var (evidence, trust) = (new double[seats.Length], new double[seats.Length]);
        for (var i = 0; i < seats.Length; i++)
        {
            ref readonly var opinion = ref opinions[seats[i]];
            trust[i] = opinion.Abstains ? 0.0 : opinion.Confidence * OpinionPool.Freshness(now - opinion.FormedAt, halfLife);
            evidence[i] = opinion.Abstains ? double.NaN : trust[i] * StrictMath.Logit(opinion.Probability);
        }

        var heard = new Hearing(evidence, trust, seats, MarketRegime.Unknown, seats.Length);
        return new OpinionPool(seats.Length, correlation ?? new(seats.Length)).Fuse(in heard, weights, opinions);
    }

    /// <summary>The names a pipeline gives to the values of a plan's features.</summary>
    public static string[] Names(StrategyPlan plan) => [.. plan.Features.SelectMany(Outputs)];

    private static IEnumerable<string> Outputs(FeatureSpec feature) => feature.Indicator.Indicator switch
    {
        "macd" => [feature.Name, feature.Name + ".signal", feature.Name + ".histogram"],
        "bollinger" => [feature.Name, feature.Name + ".lower", feature.Name + ".upper"],
        "stochastic" => [feature.Name, feature.Name + ".d"],
        "adx" => [feature.Name, feature.Name + ".plus", feature.Name + ".minus"],
        _ => [feature.Name],
    };

    private static decimal Pow10(int digits) => digits == 0 ? 1 : 10 * Pow10(digits - 1);
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.UnitTests.Intelligence;

/// <summary>Made-up things to read besides the market.</summary>
internal static class FabricatedSources
{
    /// <summary>Something of every kind, from the start of the made-up market on.</summary>
    public static Sources All(int hours = 400) => new()
    {
        News = new Log<NewsItem>([.. Enumerable.Range(0, hours).Select(i => new NewsItem(Hour(i), Currency.Of(i % 3 == 0 ? "USD" : "EUR"), ((i * 7 % 11) - 5) / 5.0))]),
        Calendar = new Releases([.. Enumerable.Range(0, hours / 4).Select(i => new EconomicEvent(
            Hour(i * 4).Plus(Timestamp.NanosPerMinute), Currency.Of("USD"), EventImpact.High, "Payrolls", (i * 7 % 11) - 5, 0, 0))]),
        Peers = new Mirror(),
        Journeys = new Log<JourneyEvent>([.. Enumerable.Range(0, hours).Select(i => new JourneyEvent(Hour(i), i % 50 == 0 ? 5_000 : 20, i % 70 == 0))]),
        Accounts = new Log<AccountEvent>([.. Enumerable.Range(0, hours).Select(i => new AccountEvent(Hour(i), (AccountEventKind)(i % 17 == 0 ? 3 : i % 3)))]),
    };

    private static Timestamp Hour(int hours) => Fabricated.Start.Plus(hours * Timestamp.NanosPerHour);

    public sealed class Log<T>(params T[] entries) : IEventLog<T>
        where T : struct
    {
        public bool TryRead(long index, out T entry)
        {
            entry = index < entries.Length ? entries[index] : default;
            return index < entries.Length;
        }
    }

    public sealed class Releases(params EconomicEvent[] events) : IEconomicCalendar
    {
        public IReadOnlyList<EconomicEvent> Events => events;
        public Timestamp From => events[0].At;
        public Timestamp To => events[^1].At.Plus(Timestamp.NanosPerDay);
    }

    /// <summary>Two instruments that swing against each other.</summary>
    private sealed class Mirror : IPeerReturns
    {
        public IReadOnlyList<InstrumentId> Instruments { get; } = [InstrumentId.Of("GBPUSD"), InstrumentId.Of("USDCHF")];

        public bool TryCopy(Timestamp closesAt, Span<double> returns)
        {
            var swing = ((closesAt.Nanos / Timestamp.NanosPerMinute * 7 % 13) - 6) * 1e-4;
            (returns[0], returns[1]) = (swing, -0.7 * swing + 1e-5);
            return true;
        }
    }
}

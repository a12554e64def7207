using Arus.Contracts.Live;
using Arus.Engine.Journal;

namespace Arus.UnitTests.Engine.Journal;

public sealed class JournalJsonTests
{
    [Fact]
    public void Read_MoneyOfNoCurrency_IsWhatWasWritten() => Assert.Equal(default, JournalJson.Read<Money>(JournalJson.Write(default(Money))));

    [Fact]
    public void Read_InstrumentOfWrongLetters_Throws() => Assert.Throws<FormatException>(() => JournalJson.Read<InstrumentId>("\"EUR USD\""u8));

    [Fact]
    public void Read_Readings_AreWhatWasWritten()
    {
        LiveReading[] readings =
        [
            new JourneyReading(1_234.5, true),
            new SecondOpinionReading(InstrumentId.Of("EURUSD"), Timestamp.Utc(2026, 11, 17), 0.61, 0.5, "gpt", "answered", 0.00123m, 10_000_000_000),
        ];

        Assert.Equal(readings, readings.Select(reading => JournalJson.Read<LiveReading>(JournalJson.Write(reading))));
        var news = new NewsReading("a1", [Currency.Usd, Currency.Of("EUR")], -0.1);
        var read = Assert.IsType<NewsReading>(JournalJson.Read<LiveReading>(JournalJson.Write<LiveReading>(news)));
        Assert.Equal((news.Id, news.Balance), (read.Id, read.Balance));
        Assert.Equal(news.Currencies, read.Currencies);
    }
}

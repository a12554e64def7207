using Arus.Engine.Journal;

namespace Arus.UnitTests.Engine.Journal;

public sealed class JournalJsonTests
{
    [Fact]
    public void Read_MoneyOfNoCurrency_IsWhatWasWritten() => Assert.Equal(default, JournalJson.Read<Money>(JournalJson.Write(default(Money))));

    [Fact]
    public void Read_InstrumentOfWrongLetters_Throws() => Assert.Throws<FormatException>(() => JournalJson.Read<InstrumentId>("\"EUR USD\""u8));
}

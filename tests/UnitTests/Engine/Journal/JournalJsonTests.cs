using Arus.Contracts.Trading;
using Arus.Engine.Journal;

namespace Arus.UnitTests.Engine.Journal;

public sealed class JournalJsonTests
{
    public static TheoryData<VenueRequestKind> Kinds => [.. Enum.GetValues<VenueRequestKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Read_RequestThatNamesNothing_IsWhatWasWritten(VenueRequestKind kind)
    {
        var sent = new SentRecord(1, IsWithheld: false, "7R832ZMHU1", default(VenueRequest) with { Kind = kind, At = Timestamp.Min });

        var read = JournalJson.Read<SentRecord>(JournalJson.Write(sent));

        Assert.Equal(sent, read);
    }

    [Fact]
    public void Read_MoneyOfNoCurrency_IsWhatWasWritten() => Assert.Equal(default, JournalJson.Read<Money>(JournalJson.Write(default(Money))));

    [Fact]
    public void Read_InstrumentOfWrongLetters_Throws() => Assert.Throws<FormatException>(() => JournalJson.Read<InstrumentId>("\"EUR USD\""u8));
}

using System.Text;
using Arus.MarketData.Calendar;
using Arus.UnitTests.Foundation.Persistence;

namespace Arus.UnitTests.MarketData.Calendar;

public sealed class CalendarShelfTests
{
    private const string Header = "time,currency,impact,event,actual,forecast,previous\n";

    private readonly CalendarShelf _shelf = new(new EconomicCalendarReader(), new SimulatedDisk());

    [Fact]
    public void Keep_ACalendar_IsOpenedByItsIdAndCurrent()
    {
        var kept = Keep("2024-01-05T13:30:00Z,USD,high,Payrolls,216K,168K,173K\n2024-02-02T13:30:00Z,USD,high,Payrolls,353K,187K,333K\n");

        Assert.Equal((2, true), (kept.Events, kept.IsCurrent));
        Assert.Equal(kept.Id, _shelf.Current("/data"));
        Assert.Equal(Timestamp.Utc(2024, 1, 5, 13, 30), _shelf.Open("/data", kept.Id)!.From);
        Assert.Equal(kept, Assert.Single(_shelf.List("/data")));
    }

    [Fact]
    public void Keep_Faults_KeepsNothing()
    {
        Assert.Throws<InvalidInputException>(() => Keep("yesterday,USD,high,Payrolls,216K,168K,173K\n"));

        Assert.Null(_shelf.Current("/data"));
        Assert.Empty(_shelf.List("/data"));
    }

    [Fact]
    public void Open_AfterAnotherBecameCurrent_IsStillTheOneOfItsId()
    {
        var first = Keep("2024-01-05T13:30:00Z,USD,high,Payrolls,216K,168K,173K\n");
        Keep("2024-01-05T13:30:00Z,USD,high,Payrolls,100K,168K,173K\n");

        Assert.Equal(216_000, _shelf.Open("/data", first.Id)!.Events[0].Actual);
    }

    [Fact]
    public void Open_AnUnknownId_IsNull() => Assert.Null(_shelf.Open("/data", new string('a', 64)));

    private Arus.Contracts.MarketData.KeptCalendar Keep(string rows) => _shelf.Keep("/data", "events.csv", new MemoryStream(Encoding.UTF8.GetBytes(Header + rows)));
}

using Arus.Terminals.Bridge;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class BrokerClockTests
{
    // 2026-03-08 07:00 UTC, when New York changes its clocks and a broker that follows it goes from UTC+2 to UTC+3.
    private const long Change = 1_772_953_200_000;
    private const long Hour = 3_600_000;

    [Fact]
    public void ToUtc_BeforeAnyAnnouncement_TakesTheTimeAsItIs() => Assert.Equal(Change * 1_000_000, new BrokerClock().ToUtc(Change).Nanos);

    [Fact]
    public void Announce_First_IsTaken()
    {
        var clock = new BrokerClock();

        clock.Announce(7_200, Change + (2 * Hour), Change);

        Assert.Equal((7_200, false), (clock.OffsetSeconds, clock.IsSuspect));
        Assert.Equal(Change * 1_000_000, clock.ToUtc(Change + (2 * Hour)).Nanos);
    }

    [Theory]
    [InlineData(2, 7_200)]
    [InlineData(3, 10_800)]
    public void Announce_AChange_IsTakenTheThirdTime(int times, int expected)
    {
        var clock = new BrokerClock();
        clock.Announce(7_200, Change - Hour + (2 * Hour), Change - Hour);

        for (var at = 0; at < times; at++)
        {
            clock.Announce(10_800, Change + (3 * Hour) + at, Change + at);
        }

        Assert.Equal(expected, clock.OffsetSeconds);
    }

    [Fact]
    public void Announce_AChangeThatIsTakenBack_IsNotTaken()
    {
        var clock = new BrokerClock();
        clock.Announce(7_200, Change + (2 * Hour), Change);

        foreach (var seconds in (int[])[10_800, 10_800, 7_200, 10_800, 10_800])
        {
            clock.Announce(seconds, Change + (seconds * 1_000L), Change);
        }

        Assert.Equal(7_200, clock.OffsetSeconds);
    }

    [Fact]
    public void ToUtc_AcrossTheChange_UsesTheOffsetThatHeldThen()
    {
        var clock = new BrokerClock();
        clock.Announce(7_200, Change - Hour + (2 * Hour), Change - Hour);
        for (var at = 0; at < 3; at++)
        {
            clock.Announce(10_800, Change + (3 * Hour), Change);
        }

        Assert.Equal((Change - 1) * 1_000_000, clock.ToUtc(Change - 1 + (2 * Hour)).Nanos);
        Assert.Equal((Change + 1) * 1_000_000, clock.ToUtc(Change + 1 + (3 * Hour)).Nanos);
    }

    [Theory]
    [InlineData(449, false)]
    [InlineData(451, true)]
    [InlineData(-451, true)]
    public void Announce_AgainstOurClock_IsSuspectBeyondHalfAStep(int secondsApart, bool isSuspect)
    {
        var clock = new BrokerClock();

        clock.Announce(7_200, Change + (2 * Hour) + (secondsApart * 1_000L), Change);

        Assert.Equal(isSuspect, clock.IsSuspect);
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Contracts.Values;

public sealed class TimestampTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999999Z")]
    [InlineData(1_400_000_000_043_142_000, "2014-05-13T16:53:20.043142Z")]
    [InlineData(1_400_000_000_500_000_000, "2014-05-13T16:53:20.500Z")]
    public void ToString_KnownMoments_UseAsManyDecimalsAsNeeded(long nanos, string expected) => Assert.Equal(expected, new Timestamp(nanos).ToString());

    [Fact]
    public void From_ADateTime_ReturnsIt() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seconds =>
    {
        var moment = DateTime.UnixEpoch.AddSeconds(seconds);
        return Timestamp.From(moment).ToDateTime() == moment;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FloorTo_AnyMoment_IsAtMostAStepBefore() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seconds =>
    {
        var moment = new Timestamp(seconds * Timestamp.NanosPerSecond + 7);
        var floor = moment.FloorTo(Timestamp.NanosPerMinute);
        return floor <= moment && moment - floor < Timestamp.NanosPerMinute && floor.Nanos % Timestamp.NanosPerMinute == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void From_AYearBeyondTheRange_Throws() => Assert.Throws<OverflowException>(() => Timestamp.Utc(2300, 1, 1));
}

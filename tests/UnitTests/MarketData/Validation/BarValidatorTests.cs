using Arus.Contracts.MarketData;
using Arus.MarketData.Validation;

namespace Arus.UnitTests.MarketData.Validation;

public sealed class BarValidatorTests
{
    [Theory]
    [InlineData(10, 12, 9, 11, RowVerdict.Accepted)]
    [InlineData(10, 10, 10, 10, RowVerdict.Accepted)]
    [InlineData(10, 9, 8, 9, RowVerdict.InconsistentBar)]
    [InlineData(10, 12, 11, 11, RowVerdict.InconsistentBar)]
    [InlineData(10, 12, 9, 13, RowVerdict.InconsistentBar)]
    [InlineData(10, 12, 0, 11, RowVerdict.NonPositive)]
    public void Check_HighAndLow_MustEncloseOpenAndClose(int open, int high, int low, int close, object verdict) =>
        Assert.Equal((RowVerdict)verdict, new BarValidator().Check(Of(1, open, high, low, close), out _));

    [Fact]
    public void Check_SecondBarOfAMoment_IsADuplicateOrOutOfOrder()
    {
        var validator = new BarValidator();

        validator.Check(Of(5, 10, 12, 9, 11), out _);

        Assert.Equal(RowVerdict.Duplicate, validator.Check(Of(5, 10, 12, 9, 11), out _));
        Assert.Equal(RowVerdict.OutOfOrder, validator.Check(Of(5, 10, 12, 9, 12), out _));
        Assert.Equal(RowVerdict.OutOfOrder, validator.Check(Of(4, 10, 12, 9, 11), out _));
        Assert.Equal(RowVerdict.Accepted, validator.Check(Of(6, 10, 12, 9, 11), out _));
    }

    [Fact]
    public void Check_CrossedClose_IsFlaggedOrDropped()
    {
        var crossed = Of(1, 10, 12, 9, 11) with { Spread = new(-1) };

        Assert.Equal(RowVerdict.Accepted, new BarValidator().Check(in crossed, out var flags));
        Assert.Equal(QuoteFlags.Crossed, flags);
        Assert.Equal(RowVerdict.Crossed, new BarValidator(dropCrossed: true).Check(in crossed, out _));
    }

    private static Bar Of(long minute, int open, int high, int low, int close) => new(
        InstrumentId.Of("EURUSD"), BarPeriod.M1, new(minute * Timestamp.NanosPerMinute), new((minute + 1) * Timestamp.NanosPerMinute),
        Price.From(open), Price.From(high), Price.From(low), Price.From(close), PriceDelta.Zero, 1);
}

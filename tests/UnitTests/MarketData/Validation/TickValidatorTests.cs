using Arus.Contracts.MarketData;
using Arus.MarketData.Validation;

namespace Arus.UnitTests.MarketData.Validation;

public sealed class TickValidatorTests
{
    private static readonly InstrumentId Symbol = InstrumentId.Of("EURUSD");

    [Fact]
    public void Check_MillionTicks_AllocatesNothing()
    {
        var validator = new TickValidator();
        Run(validator, from: 1, to: 100);   // the first median may set the sorter up; it is not the hot path

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(validator, from: 101, to: 1_000_100);

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Check_SameTimeAndPrices_IsADuplicateEvenWithOthersBetween()
    {
        var validator = new TickValidator();

        Assert.Equal(RowVerdict.Accepted, validator.Check(Quote(1, 1.1m, 1.2m), out _));
        Assert.Equal(RowVerdict.Accepted, validator.Check(Quote(1, 1.1m, 1.3m), out _));
        Assert.Equal(RowVerdict.Duplicate, validator.Check(Quote(1, 1.1m, 1.2m), out _));
        Assert.Equal(RowVerdict.Accepted, validator.Check(Quote(2, 1.1m, 1.2m), out _));
    }

    [Fact]
    public void Check_BackwardStep_IsRejectedAndChangesNothing()
    {
        var validator = new TickValidator();

        validator.Check(Quote(10, 1.1m, 1.2m), out _);

        Assert.Equal(RowVerdict.OutOfOrder, validator.Check(Quote(9, 1.1m, 1.2m), out _));
        Assert.Equal(RowVerdict.Duplicate, validator.Check(Quote(10, 1.1m, 1.2m), out _));
    }

    [Fact]
    public void Check_NonPositive_IsRejected()
    {
        var validator = new TickValidator();

        Assert.Equal(RowVerdict.NonPositive, validator.Check(Quote(1, 0m, 1.2m), out _));
        Assert.Equal(RowVerdict.NonPositive, validator.Check(Quote(1, 1.1m, -1m), out _));
    }

    [Fact]
    public void Check_Crossed_IsFlaggedOrDropped()
    {
        Assert.Equal(RowVerdict.Accepted, new TickValidator().Check(Quote(1, 1.2m, 1.1m), out var flags));
        Assert.Equal(QuoteFlags.Crossed, flags);
        Assert.Equal(RowVerdict.Crossed, new TickValidator(dropCrossed: true).Check(Quote(1, 1.2m, 1.1m), out _));
        Assert.Equal(RowVerdict.Accepted, new TickValidator(dropCrossed: true).Check(Quote(1, 1.2m, 1.2m), out _));
    }

    [Fact]
    public void Check_OneWildPrice_IsFlaggedAndForgotten()
    {
        var validator = Warmed(out var time);

        validator.Check(Quote(++time, 1.3m, 1.30002m), out var wild);
        validator.Check(Quote(++time, 1.1m, 1.10002m), out var after);

        Assert.Equal((QuoteFlags.Spike, QuoteFlags.None), (wild, after));
    }

    [Fact]
    public void Check_WideSpread_IsFlaggedOnlyBeyondFiftyMedians()
    {
        var validator = Warmed(out var time);

        validator.Check(Quote(++time, 1.1m, 1.1m + (0.00002m * 50)), out var wide);
        validator.Check(Quote(++time, 1.1m, 1.1m + (0.00002m * 50) + 0.0001m), out var tooWide);

        Assert.Equal((QuoteFlags.None, QuoteFlags.Spike), (wide, tooWide));
    }

    [Fact]
    public void Check_NewLevelThatPersists_BecomesNormal()
    {
        var validator = Warmed(out var time);

        var flagged = 0;
        for (var i = 0; i < 200; i++)
        {
            validator.Check(Quote(++time, 2.2m, 2.20002m), out var flags);
            flagged += flags == QuoteFlags.Spike ? 1 : 0;
        }

        Assert.Equal(SpikeGate.Window, flagged);
    }

    [Fact]
    public void Check_MoveAfterAnHour_IsTrusted()
    {
        var validator = Warmed(out var time);

        validator.Check(Quote(time + Timestamp.NanosPerHour, 1.3m, 1.30002m), out var flags);

        Assert.Equal(QuoteFlags.None, flags);
    }

    private static void Run(TickValidator validator, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            var tick = new Tick(Symbol, new(1_100_000_000 + (i % 97)), new(1_100_020_000 + (i % 89)), new(i), new(i));
            validator.Check(in tick, out _);
        }
    }

    private static TickValidator Warmed(out long time)
    {
        var validator = new TickValidator();
        for (time = 1; time <= 100; time++)
        {
            Assert.Equal(RowVerdict.Accepted, validator.Check(Quote(time, 1.1m, 1.10002m), out var flags));
            Assert.Equal(QuoteFlags.None, flags);
        }

        return validator;
    }

    private static Tick Quote(long time, decimal bid, decimal ask) => new(Symbol, Price.From(bid), Price.From(ask), new(time), new(time));
}

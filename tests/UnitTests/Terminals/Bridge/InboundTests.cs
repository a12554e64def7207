using Arus.Contracts.Trading;
using Arus.Terminals.Bridge;
using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class InboundTests
{
    private const long Start = 1_763_712_000_000;

    private static WireTick Tick(long after, long bid = 108_523) => new(6, Start + after, bid, bid + 8);

    [Fact]
    public void FirstNumberedMessage_SymbolsAreIn_AsksForWhatIsWanted()
    {
        using var terminal = new TestTerminal().In(SampleMessages.Symbol(), SampleMessages.Symbol("GBPUSD", 8));

        var asked = Assert.Single(terminal.Sent.OfType<Subscribe>());
        Assert.Equal([new Subscription("EURUSD.m", WireChannel.Tick)], asked.Items);
        Assert.Empty(terminal.Sent.OfType<Backfill>());
        Assert.Equal(LinkState.Connected, terminal.Terminal.State);
    }

    [Fact]
    public void FirstNumberedMessage_NothingFits_IsToldToTheTerminal()
    {
        using var terminal = new TestTerminal().In(SampleMessages.Symbol("GBPUSD", 8));

        Assert.Equal(ErrorCode.Symbol, Assert.Single(terminal.Sent.OfType<Failure>()).Code);
        Assert.StartsWith(ErrorCode.Symbol, terminal.Terminal.Status.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_OfAWantedSymbol_ReachTheJournalAsOurInstrument()
    {
        using var terminal = new TestTerminal().In();

        terminal.Ticks(2, Tick(0), Tick(1, 108_524));

        var tick = terminal.Inlet.Ticks[1];
        Assert.Equal(("EURUSD", "1.08524", "1.08532"), (tick.Instrument.ToString(), tick.Bid.ToString(), tick.Ask.ToString()));
        Assert.Equal((Start + 1) * 1_000_000, tick.VenueTime.Nanos);
        var batch = Assert.Single(terminal.Inlet.Batches);
        Assert.Equal((2UL, "session-1", false), (batch.Position.Sequence, batch.Position.Session, batch.IsBackfill));
        Assert.Equal(1_763_712_001_100_000_000, batch.SentAt.Nanos);
    }

    [Fact]
    public void Ticks_OfASymbolNobodyWants_AreTakenAndNotKept()
    {
        using var terminal = new TestTerminal().In(SampleMessages.Symbol("GBPUSD", 7));

        terminal.Ticks(2, Tick(0));

        Assert.Empty(terminal.Inlet.Ticks);
        Assert.Equal(2UL, terminal.Terminal.Progress.Acknowledgeable);
    }

    [Fact]
    public void Ticks_ASecondTime_AreDropped()
    {
        using var terminal = new TestTerminal().In();

        terminal.Ticks(2, Tick(0));
        terminal.Ticks(2, Tick(0));
        terminal.Ticks(1, Tick(0));

        Assert.Single(terminal.Inlet.Ticks);
        Assert.Empty(terminal.Sent.OfType<SequenceMissing>());
    }

    [Fact]
    public void Ticks_AfterAGap_AreAskedForOnceAndTakenInOrder()
    {
        using var terminal = new TestTerminal().In();

        terminal.Ticks(3, Tick(1));
        terminal.Ticks(4, Tick(2));
        var asked = terminal.Sent.OfType<SequenceMissing>().ToList();
        terminal.Ticks(2, Tick(0));
        terminal.Ticks(3, Tick(1));
        terminal.Ticks(4, Tick(2));

        Assert.Equal([new SequenceMissing(2)], asked);
        Assert.Equal([Start, Start + 1, Start + 2], terminal.Inlet.Ticks.Select(tick => tick.VenueTime.Nanos / 1_000_000));
    }

    [Fact]
    public void Ticks_AGapThatIsNotFilled_EndsTheConnection()
    {
        using var terminal = new TestTerminal().In();

        terminal.Ticks(3, Tick(1));
        terminal.Time.Advance(TimeSpan.FromSeconds(31));
        terminal.Ticks(4, Tick(2));

        Assert.Equal((CloseCode.Protocol, ErrorCode.Sequence), (terminal.Ended!.Value.Close, terminal.Ended.Value.Code));
    }

    [Fact]
    public void Frame_Damaged_IsAskedForAgainFifteenTimesAndThenTheEnd()
    {
        using var terminal = new TestTerminal().In();
        var damaged = SampleMessages.Frame(2, isBackfill: false, Tick(0));
        damaged[30] ^= 1;

        for (var at = 1; at < T5B.DamagedFramesMax; at++)
        {
            terminal.Inbound.Binary(damaged);
        }

        Assert.Null(terminal.Ended);
        Assert.Equal(15, terminal.Sent.OfType<SequenceMissing>().Count(missing => missing.From == 2));
        Assert.Equal(15, terminal.Sent.OfType<Failure>().Count(failure => failure.Code == ErrorCode.Crc));

        terminal.Inbound.Binary(damaged);

        Assert.Equal((CloseCode.Protocol, ErrorCode.Crc), (terminal.Ended!.Value.Close, terminal.Ended.Value.Code));
        Assert.Empty(terminal.Inlet.Ticks);
    }

    [Fact]
    public void Ticks_WithOtherDigitsThanDescribed_EndTheConnection()
    {
        using var terminal = new TestTerminal().In(SampleMessages.Symbol() with { Digits = 3 });

        terminal.Ticks(2, Tick(0));

        Assert.Equal(ErrorCode.Symbol, terminal.Ended!.Value.Code);
        Assert.Empty(terminal.Inlet.Ticks);
    }

    [Fact]
    public void Ticks_TheJournalIsFull_WaitAndAreNotLost()
    {
        using var terminal = new TestTerminal().In();
        terminal.Inlet.IsFull = true;

        var taking = terminal.Ticks(2, Tick(0));
        var early = terminal.Inbound.Retry();
        var acknowledgeable = terminal.Terminal.Progress.Acknowledgeable;
        terminal.Inlet.IsFull = false;

        Assert.Equal((Taking.Busy, false, 1UL), (taking, early, acknowledgeable));
        Assert.True(terminal.Inbound.Retry());
        Assert.Single(terminal.Inlet.Ticks);
        Assert.Equal(2UL, terminal.Terminal.Progress.Acknowledgeable);
    }

    [Fact]
    public void Acknowledgeable_NothingIsWrittenDown_StaysBehind()
    {
        using var terminal = new TestTerminal().In();
        terminal.Inbox.RecordsAtOnce = false;

        terminal.Ticks(2, Tick(0));
        var before = terminal.Terminal.Progress.Acknowledgeable;
        terminal.Inlet.Record();

        Assert.Equal((1UL, 2UL), (before, terminal.Terminal.Progress.Acknowledgeable));
    }

    [Fact]
    public void NewSession_TicksAreStored_AsksForHistoryFirstAndRefusesLiveTicks()
    {
        using var first = new TestTerminal().In();
        first.Ticks(2, Tick(0), Tick(5), Tick(5, 108_524));
        using var second = new TestTerminal(session: "session-2", before: first).In();

        var asked = Assert.Single(second.Sent.OfType<Backfill>());
        Assert.Equal(("EURUSD.m", Start + 5, 0L), (asked.Sym, asked.From, asked.To));
        Assert.True(second.Sent.FindIndex(message => message is Backfill) < second.Sent.FindIndex(message => message is Subscribe));

        second.Ticks(2, Tick(9));

        Assert.Equal((CloseCode.Protocol, ErrorCode.NotSynchronised), (second.Ended!.Value.Close, second.Ended.Value.Code));
    }

    [Fact]
    public void History_OverlapsWhatIsStored_AddsOnlyTheRest()
    {
        using var first = new TestTerminal().In();
        first.Ticks(2, Tick(0), Tick(5), Tick(5, 108_524));
        using var second = new TestTerminal(session: "session-2", before: first).In();
        var request = second.Sent.OfType<Backfill>().Single().Rid;

        second.History(2, Tick(5), Tick(5, 108_524), Tick(5, 108_525));
        second.History(3, Tick(6));
        second.Say(new BackfillDone { Seq = 4, Rid = request, Count = 4, Complete = true });
        second.Ticks(5, Tick(7));

        Assert.Null(second.Ended);
        Assert.Equal([0, 5, 5, 5, 6, 7], second.Inlet.Ticks.Select(tick => (tick.VenueTime.Nanos / 1_000_000) - Start));
        Assert.Equal([108_523, 108_523, 108_524, 108_525, 108_523, 108_523], second.Inlet.Ticks.Select(tick => tick.Bid.Nanos / 10_000));
    }

    [Fact]
    public void History_TheTicksAreOfAnEarlierProcess_BeginsAfterTheirMillisecond()
    {
        using var first = new TestTerminal().In();
        first.Ticks(2, Tick(0), Tick(5));
        using var second = new TestTerminal(first.Inbox, session: "session-2").In();

        second.History(2, Tick(5), Tick(6));

        Assert.Equal([0, 5, 6], second.Inlet.Ticks.Select(tick => (tick.VenueTime.Nanos / 1_000_000) - Start));
    }

    [Fact]
    public void History_CutByItsLimit_IsAskedForFromWhereItEnded()
    {
        using var first = new TestTerminal().In();
        first.Ticks(2, Tick(0));
        using var second = new TestTerminal(session: "session-2", before: first).In();

        second.History(2, Tick(0), Tick(8));
        second.Say(new BackfillDone { Seq = 3, Rid = second.Sent.OfType<Backfill>().Single().Rid, Count = 2, Complete = false });

        Assert.Equal([Start, Start + 8], second.Sent.OfType<Backfill>().Select(asked => asked.From));
    }

    [Fact]
    public void Resume_TheSessionIsKnown_GoesOnWithoutHistory()
    {
        using var first = new TestTerminal().In();
        first.Ticks(2, Tick(0));
        using var second = new TestTerminal(resume: new("session-1", 0, 1), session: "session-2", before: first);
        second.Say(SampleMessages.Symbol());

        second.Ticks(3, Tick(1));

        Assert.Equal((true, 3UL, "session-1"), (second.Welcome.Resumed, second.Welcome.FromSeq, second.Welcome.Sid));
        Assert.Empty(second.Sent.OfType<Backfill>());
        Assert.Single(second.Sent.OfType<Subscribe>());
        Assert.Equal(2, second.Inlet.Ticks.Length);
    }

    [Theory]
    [InlineData("session-9", 1UL)]
    [InlineData("session-1", 4UL)]
    public void Resume_OtherSessionOrTooMuchForgotten_BeginsANewOne(string session, ulong oldest)
    {
        using var first = new TestTerminal().In();
        first.Ticks(2, Tick(0));
        using var second = new TestTerminal(resume: new(session, 0, oldest), session: "session-2", before: first);

        Assert.Equal((false, 1UL, "session-2"), (second.Welcome.Resumed, second.Welcome.FromSeq, second.Welcome.Sid));
    }

    [Fact]
    public void Reports_OfEveryKind_ReachTheJournalWithTheirNumbers()
    {
        using var terminal = new TestTerminal().In();

        terminal.Say(new OrderAcknowledged { Seq = 2, Cid = "A1", State = WireAcknowledgement.Accepted, Code = "" });
        terminal.Say(SampleMessages.Result(3));
        terminal.Say(SampleMessages.Fill(4));
        terminal.Say(SampleMessages.Position(5));
        terminal.Say(SampleMessages.Order(6));
        terminal.Say(SampleMessages.Snapshot(7, part: 1, parts: 2));
        terminal.Say(SampleMessages.Snapshot(8, part: 2, parts: 2));

        var reports = terminal.Inlet.Reports.Where(report => report is not VenueLink).ToList();
        Assert.Equal(
            [typeof(VenueAccount), typeof(VenueAcknowledged), typeof(VenueOutcome), typeof(VenueDeal), typeof(VenuePositionChanged), typeof(VenueOrderChanged), typeof(VenueSnapshot)],
            reports.Select(report => report.GetType()));
        Assert.Equal(2, ((VenueSnapshot)reports[^1]).Deals.Count);
        Assert.Equal(8UL, terminal.Terminal.Progress.Acknowledgeable);
    }

    [Fact]
    public void Snapshot_ItsBeginningIsMissing_IsNotHalfReported()
    {
        using var terminal = new TestTerminal().In();

        terminal.Say(SampleMessages.Snapshot(2, part: 2, parts: 2));

        Assert.Empty(terminal.Inlet.Reports.OfType<VenueSnapshot>());
        Assert.Equal(2UL, terminal.Terminal.Progress.Acknowledgeable);
    }

    [Fact]
    public void Heartbeat_IsAnsweredWithItsOwnNumbers()
    {
        using var terminal = new TestTerminal();

        terminal.Say(new Heartbeat(3, 17));

        Assert.Equal([new HeartbeatBack(3, 17)], terminal.Sent);
    }

    [Fact]
    public void HeartbeatBack_OfOurs_GivesTheRoundTrip()
    {
        using var terminal = new TestTerminal();

        terminal.Inbound.Ping();
        terminal.Time.Advance(TimeSpan.FromMilliseconds(7));
        terminal.Say(new HeartbeatBack(1, 0));

        Assert.Equal(7_000, terminal.Terminal.Status.RoundTripMicroseconds);
    }

    [Fact]
    public void Text_AFlood_EndsTheConnection()
    {
        using var terminal = new TestTerminal();

        for (var at = 0; at < 10_000; at++)
        {
            terminal.Say(new HeartbeatBack(0, 0));
        }

        Assert.Null(terminal.Ended);

        terminal.Say(new HeartbeatBack(0, 0));

        Assert.Equal((CloseCode.Rate, ErrorCode.Rate), (terminal.Ended!.Value.Close, terminal.Ended.Value.Code));
    }

    [Fact]
    public void Text_OfTheHandshakeOrOfNoType_EndsTheConnection()
    {
        using var late = new TestTerminal();
        using var strange = new TestTerminal();

        late.Say(SampleMessages.Hello());
        strange.Inbound.Text("{\"t\":\"what\"}"u8);

        Assert.Equal((CloseCode.Protocol, ErrorCode.Unsupported), (late.Ended!.Value.Close, late.Ended.Value.Code));
        Assert.Equal((CloseCode.Protocol, ErrorCode.Unsupported), (strange.Ended!.Value.Close, strange.Ended.Value.Code));
    }

    [Fact]
    public void Ticks_AgainAndAgain_AllocateNothing()
    {
        using var full = new TestTerminal().In();
        full.Inlet.Counts = true;
        var frames = Enumerable.Range(2, 2_000).Select(sequence => SampleMessages.Frame((ulong)sequence, false, Tick(sequence), Tick(sequence + 1))).ToArray();
        foreach (var frame in frames.AsSpan(0, 1_000))
        {
            full.Inbound.Binary(frame);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var frame in frames.AsSpan(1_000))
        {
            full.Inbound.Binary(frame);
        }

        Arus.Tests.Allocations.AssertNoneSince(before);
        Assert.Equal(4_000, full.Terminal.Status.Ticks);
    }
}

using Arus.Contracts.Live;
using Arus.Engine.Live;

namespace Arus.UnitTests.Engine.Live;

public sealed class ReadingQueueTests
{
    private static readonly JourneyReading Journey = new(20, false);

    private readonly ManualTime _time = new();
    private readonly ReadingQueue _queue;

    public ReadingQueueTests() => _queue = new(new SourceTable(_time).Signal, _time);

    [Fact]
    public void TryPost_Full_RefusesAndCounts()
    {
        for (var i = 0; i < ReadingQueue.Capacity; i++)
        {
            Assert.True(_queue.TryPost(Journey));
        }

        Assert.False(_queue.TryPost(Journey));
        Assert.Equal(new(1, "a request of a person: the queue is full", Timestamp.From(_time.GetUtcNow())), _queue.Refused);
        Assert.True(_queue.TryTake(out _));
        Assert.True(_queue.TryPost(Journey));
    }

    [Fact]
    public void TryPost_FromManyThreads_TakesNoMoreThanFit()
    {
        var taken = 0;

        Parallel.For(0, 4 * ReadingQueue.Capacity, _ => Interlocked.Add(ref taken, _queue.TryPost(Journey) ? 1 : 0));

        Assert.Equal((ReadingQueue.Capacity, 3L * ReadingQueue.Capacity), (taken, _queue.Refused.Count));
    }

    [Fact]
    public void TryPost_Closed_Refuses()
    {
        _queue.Close();

        Assert.False(_queue.TryPost(Journey));
        Assert.True(_queue.IsEmpty);
        Assert.Equal("a request of a person: the session has ended", _queue.Refused.Reason);
    }

    public static TheoryData<LiveReading> Unsound =>
    [
        new JourneyReading(double.NaN, false), new JourneyReading(-1, false), new NewsReading("", [], 0), new NewsReading("a", [], double.NaN), new NewsReading("a", [], 1.1),
        new NewsReading(new string('a', 300), [], 0), new SecondOpinionReading(LiveDesk.Eurusd, default, double.NaN, 1, "m", "answered", 0, 0),
        new SecondOpinionReading(LiveDesk.Eurusd, default, 0.5, 2, "m", "answered", 0, 0), new SecondOpinionReading(LiveDesk.Eurusd, default, 0.5, 1, "m", "answered", -1, 0),
        new AlertReading(default, AlertSeverity.Warning, "", "text"), new AlertReading(default, (AlertSeverity)9, "CODE", "text"),
        new AlertReading(default, AlertSeverity.Warning, "CODE", new string('a', ReadingQueue.AlertMax + 1)),
    ];

    [Theory, MemberData(nameof(Unsound))]
    public void TryPost_WhatNoAgentCouldAddUp_IsRefused(LiveReading reading)
    {
        Assert.False(_queue.TryPost(reading));

        Assert.EndsWith("a number or a text of it is beyond its limits", _queue.Refused.Reason, StringComparison.Ordinal);
    }
}

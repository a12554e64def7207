using Arus.Contracts.Live;
using Arus.Contracts.Trading;
using Arus.Gateway.Journeys;
using Arus.UnitTests.Engine.Live;

namespace Arus.UnitTests.Gateway.Journeys;

public sealed class JourneyDeskTests
{
    private readonly Session _session = new();
    private readonly ManualTime _time = new();
    private readonly JourneyDesk _desk;

    public JourneyDeskTests() => _desk = new JourneyDesk(_session, _time);

    [Fact]
    public void Ended_FailedOrSlow_IsToldAtOnce()
    {
        _desk.Ended(TimeSpan.FromMilliseconds(5), failed: true);
        _desk.Ended(JourneyDesk.Slow, failed: false);

        Assert.Equal([new JourneyReading(5, true), new JourneyReading(1_000, false)], _session.Told);
    }

    [Fact]
    public void Ended_QuickOnes_AreToldAsTheSlowestOfTheMinute()
    {
        _desk.Ended(TimeSpan.FromMilliseconds(5), failed: false);
        _desk.Ended(TimeSpan.FromMilliseconds(30), failed: false);
        Assert.Empty(_session.Told);
        _time.Advance(60);

        _desk.Ended(TimeSpan.FromMilliseconds(7), failed: false);

        Assert.Equal([new JourneyReading(30, false)], _session.Told);
    }

    [Fact]
    public void Ended_AnyFlood_TellsABoundedNumberAMinute()
    {
        for (var i = 0; i < 60_000; i++)
        {
            _desk.Ended(TimeSpan.FromMilliseconds(1 + (i % 3_000)), failed: i % 2 == 0);
            _time.Advance(0.01);
        }

        Assert.InRange(_session.Told.Count, 10, 11 * (JourneyDesk.AtOnceMax + 1));
    }

    private sealed class Session : ILiveRunner
    {
        public List<LiveReading> Told { get; } = [];

        ILiveSession ILiveRunner.Session => throw new InvalidOperationException("Nobody asks.");

        public bool TryPost(LiveReading reading)
        {
            Told.Add(reading);
            return true;
        }

        public Task Run(string dataDirectory, LiveOptions options, IVenueLink link, CancellationToken stop) => throw new InvalidOperationException("Nobody runs it.");

        public IFeedInlet Open(SourceId source, IFeedReceipts receipts) => throw new InvalidOperationException("Nobody feeds it.");
    }
}

using Arus.Terminals.Bridge;

namespace Arus.UnitTests.Terminals.Bridge;

public sealed class SessionProgressTests
{
    [Fact]
    public void Acknowledgeable_AfterARestart_IsWhatTheJournalHolds()
    {
        var progress = new SessionProgress(new("s1", 17));

        Assert.Equal(("s1", 17UL, 17UL), (progress.Session, progress.Taken, progress.Acknowledgeable));
    }

    [Fact]
    public void Acknowledgeable_SkippedBehindUnwritten_WaitsForWhatIsBefore()
    {
        var progress = new SessionProgress(new("s1", 0));

        Assert.False(progress.Post(1));
        Assert.False(progress.Skip(2));
        Assert.Equal(0UL, progress.Acknowledgeable);

        Assert.True(progress.Record(new("s1", 1)));
        Assert.Equal(2UL, progress.Acknowledgeable);
    }

    [Fact]
    public void Post_TheJournalWasFaster_SaysSo()
    {
        var progress = new SessionProgress(new("s1", 0));
        progress.Record(new("s1", 1));

        Assert.True(progress.Post(1));
        Assert.Equal(1UL, progress.Acknowledgeable);
    }

    [Fact]
    public void Record_OfAnEarlierSession_ChangesNothing()
    {
        var progress = new SessionProgress(new("s1", 40));
        progress.Begin("s2");
        progress.Post(1);

        Assert.False(progress.Record(new("s1", 41)));
        Assert.Equal((1UL, 0UL), (progress.Taken, progress.Acknowledgeable));
    }
}

using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class WriterHoldsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("arus-holds-").FullName;
    private readonly WriterHolds _holds = new([], TimeProvider.System);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Take_ManyAtOnce_LocksUntilTheLastIsGone()
    {
        var taken = new HeldDirectory[50];
        Parallel.For(0, taken.Length, i => taken[i] = _holds.Take(_root));

        Parallel.For(1, taken.Length, i => taken[i].Dispose());
        taken[1].Dispose();   // a second time counts for nothing
        Assert.Throws<RefusedException>(OpenElsewhere);
        taken[0].Dispose();

        OpenElsewhere();
    }

    [Fact]
    public void Take_AfterTheLastIsGone_LocksAgain()
    {
        _holds.Take(_root).Dispose();

        using var again = _holds.Take(_root);

        Assert.Throws<RefusedException>(OpenElsewhere);
    }

    [Fact]
    public void Take_RefusedOnce_CanBeTakenLater()
    {
        using (DataDirectory.OpenForWriting(_root, [], TimeProvider.System))
        {
            Assert.Throws<RefusedException>(() => _holds.Take(_root));
        }

        _holds.Take(_root).Dispose();
    }

    [Fact]
    public void Take_Twice_SharesTheClaims()
    {
        using var first = _holds.Take(_root);
        using var second = _holds.Take(Path.Combine(_root, "ticks", ".."));

        Assert.Same(first.Claims, second.Claims);
    }

    private void OpenElsewhere() => DataDirectory.OpenForWriting(_root, [], TimeProvider.System).Dispose();
}

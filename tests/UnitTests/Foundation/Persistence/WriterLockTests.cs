using Arus.Foundation.Persistence;

namespace Arus.UnitTests.Foundation.Persistence;

public sealed class WriterLockTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("arus-lock-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Take_WhileHeld_SaysWhoAndSinceWhen()
    {
        using var held = WriterLock.Take(_root, new NewYear());

        var error = Assert.Throws<RefusedException>(() => WriterLock.Take(_root, TimeProvider.System));

        Assert.Equal("DATA_DIRECTORY_LOCKED", error.Fault.Code);
        Assert.Contains($"process {Environment.ProcessId} (", error.Fault.What, StringComparison.Ordinal);
        Assert.Contains("since 2031-01-01T00:00:00", error.Fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_AfterItWasGivenBack_Works()
    {
        WriterLock.Take(_root, TimeProvider.System).Dispose();

        using var again = WriterLock.Take(_root, TimeProvider.System);

        Assert.True(File.Exists(Path.Combine(_root, "writer")));
    }

    [Fact]
    public void Take_NameOfADeadHolderLeftBehind_Works()
    {
        File.WriteAllText(Path.Combine(_root, "writer"), "process 1 (long gone)");

        using var held = WriterLock.Take(_root, TimeProvider.System);

        Assert.Contains($"process {Environment.ProcessId} ", File.ReadAllText(Path.Combine(_root, "writer")), StringComparison.Ordinal);
    }

    private sealed class NewYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}

using Arus.Foundation.Persistence;

namespace Arus.UnitTests.Foundation.Persistence;

public sealed class DiskFullTests
{
    [Fact]
    public void Is_TheDeviceThatIsAlwaysFull_IsTrue()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no device that is always full.");
        using var file = PhysicalDisk.Instance.Open("/dev/full", forWriting: true);

        var error = Assert.Throws<IOException>(() => file.Write(0, [1]));

        Assert.True(DiskFull.Is(error));
    }

    [Fact]
    public void Is_AnotherFailure_IsFalse() =>
        Assert.False(DiskFull.Is(Assert.Throws<FileNotFoundException>(() => PhysicalDisk.Instance.Open(Path.Combine(Path.GetTempPath(), "arus-no-such-file"), forWriting: false))));

    [Fact]
    public void Refusal_SaysWhatAndHowMuch()
    {
        var folder = Path.GetTempPath();

        var fault = DiskFull.Refusal(PhysicalDisk.Instance, folder, "append 10 ticks", 12_345).Fault;

        Assert.Equal((DiskFull.Code, folder), (fault.Code, fault.Where));
        Assert.Contains("append 10 ticks (12345 bytes needed, ", fault.What, StringComparison.Ordinal);
    }
}

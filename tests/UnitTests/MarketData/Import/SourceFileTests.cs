using System.Diagnostics;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class SourceFileTests
{
    [Fact]
    public void Open_MissingOrDirectory_IsOneFault()
    {
        using var samples = new Samples();

        Assert.Equal("IMPORT_FILE_MISSING", CodeOf(samples.Path("none.csv")));
        Assert.Equal("IMPORT_NOT_A_FILE", CodeOf(Path.GetDirectoryName(samples.Path("x"))!));
        Assert.Equal("IMPORT_FILE_MISSING", CodeOf(""));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public void Open_Device_IsRefused(string device)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices have other names here.");

        Assert.Equal("IMPORT_NOT_A_FILE", CodeOf(device));
    }

    [Fact]
    public async Task Open_Pipe_IsRefusedWithoutWaitingForItsWriter()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes have no name here.");
        using var samples = new Samples();
        using (var maker = Process.Start("mkfifo", samples.Path("pipe")))
        {
            await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("IMPORT_NOT_A_FILE", CodeOf(samples.Path("pipe")));
    }

    private static string CodeOf(string path) => Assert.Single(Assert.Throws<InvalidInputException>(() => SourceFile.Open(path)).Faults).Code;
}

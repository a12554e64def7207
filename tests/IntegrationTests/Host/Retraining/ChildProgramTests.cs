using System.Globalization;
using Arus.Host.Retraining;

namespace Arus.IntegrationTests.Host.Retraining;

public sealed class ChildProgramTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_AChild_ComesAfterEverythingElse()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks the shell of Linux");

        // It waits until its priority has been set.
        var result = await Shell("until [ \"$(nice)\" = 19 ] && grep -q 1000 /proc/self/oom_score_adj; do :; done; nice; cat /proc/self/oom_score_adj; echo $DOTNET_PROCESSOR_COUNT; echo complaint >&2; exit 7").Run([], TimeSpan.FromMinutes(1), Cancel);

        Assert.Equal((7, "19\n1000\n1\n", "complaint\n"), (result.Status, result.Output, result.Error));
    }

    [Fact]
    public async Task Run_AChildThatTakesTooLong_IsEnded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks the shell of Linux");

        var result = await Shell("exec tail -f /dev/null").Run([], TimeSpan.FromMilliseconds(200), Cancel);

        Assert.Null(result.Status);
    }

    [Fact]
    public async Task Run_AChildThatIsStopped_IsEnded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks the shell of Linux");
        var file = Path.GetTempFileName();
        using var stop = new CancellationTokenSource();

        var running = Shell($"echo $$ > {file}; exec tail -f /dev/null").Run([], TimeSpan.FromMinutes(5), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        var text = await File.ReadAllTextAsync(file, Cancel);
        Assert.True(text.Length == 0 || !Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{text.Trim()}")));
        File.Delete(file);
    }

    [Fact]
    public async Task Run_WhatIsNotThere_IsAnIoFault() =>
        await Assert.ThrowsAsync<IOException>(() => new ChildProgram("/no/such/program", [], TimeProvider.System).Run([], TimeSpan.FromMinutes(1), Cancel));

    private static ChildProgram Shell(string script) => new("/bin/sh", ["-c", script], TimeProvider.System);
}

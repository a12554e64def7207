using System.Diagnostics;
using System.Globalization;
using Arus.Host.Commands;
using Arus.Host.Retraining;

namespace Arus.IntegrationTests.Host.Retraining;

public sealed class ParentWatchTests
{
    private const string AsParent = "ARUS_TEST_PARENT";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>This program, started again to run this very test, is the parent; the market that plays without end is its child.</summary>
    [Fact]
    public async Task Begin_TheParentIsKilled_EndsTheChild()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks for processes where Linux lists them");
        if (Environment.GetEnvironmentVariable(AsParent) is { Length: > 0 } folder)
        {
            await Child().Run(["demo", "--urls", "http://127.0.0.1:0", "--data", folder], TimeSpan.FromMinutes(5), Cancel);
            return;
        }

        var data = Directory.CreateTempSubdirectory("arus-parent-");
        var method = $"{typeof(ParentWatchTests).FullName}.{nameof(Begin_TheParentIsKilled_EndsTheChild)}";
        using var parent = Programs.Start("Arus.IntegrationTests", new Dictionary<string, string> { [AsParent] = data.FullName }, "-method", method);
        int child;
        try
        {
            child = await Until(() => ChildOf(parent.Id), found => found > 0);
        }
        finally
        {
            parent.Kill();
        }

        await Until(() => IsRunning(child), running => !running);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Begin_TheParentLives_LetsTheChildFinish()
    {
        var result = await Child().Run(["--version"], TimeSpan.FromMinutes(1), Cancel);

        Assert.Equal((0, ""), (result.Status, result.Error));
    }

    [Fact]
    public void Begin_NobodyAsked_ReadsNoInput()
    {
        // Its input has ended already, as that of a service has.
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "--version"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.NotEmpty(output);
    }

    private static ChildProgram Child() => new("dotnet", [typeof(CommandLine).Assembly.Location], TimeProvider.System);

    private static async Task<T> Until<T>(Func<T> ask, Func<T, bool> isRight)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        var answer = ask();
        for (; !isRight(answer); answer = ask())
        {
            await Task.Delay(20, limit.Token);
        }

        return answer;
    }

    private static int ChildOf(int parent) => Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder))
        .Where(name => name.All(char.IsAsciiDigit)).Select(name => int.Parse(name, CultureInfo.InvariantCulture)).FirstOrDefault(process => Stat(process) is { } stat && stat.Parent == parent);

    // One that nobody asks about its end any more has ended as well.
    private static bool IsRunning(int process) => Stat(process) is { State: not "Z" };

    private static (string State, int Parent)? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText(FormattableString.Invariant($"/proc/{process}/stat"));
            var words = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (words[0], int.Parse(words[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Arus.Host.Retraining;

/// <summary>
/// This program as a child: of the lowest priority, on one processor, with a limit to its memory, and the first to go when the machine has none left. Its garbage
/// collections, its crash and its hunger are its own. Its input stays open and empty for as long as this process lives: a child whose input ends has lost its parent,
/// and ends too (<see cref="ParentWatch"/>).
/// </summary>
/// <param name="file">What to start.</param>
/// <param name="prefix">Words before those of a command.</param>
/// <param name="time">For the limit.</param>
internal sealed class ChildProgram(string file, IReadOnlyList<string> prefix, TimeProvider time) : IChildProgram
{
    private const long MemoryMax = 3L * 1024 * 1024 * 1024;
    private const int OutputMax = 32 * 1024 * 1024;
    private const int ErrorMax = 16 * 1024;

    /// <summary>The program that runs now, as a program of its own or hosted by <c>dotnet</c>.</summary>
    public static ChildProgram Own(TimeProvider time) => Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
        ? new(Environment.ProcessPath!, [Path.Combine(AppContext.BaseDirectory, "arus.dll")], time)
        : new(Environment.ProcessPath!, [], time);

    /// <inheritdoc/>
    public async Task<ChildResult> Run(IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        using var process = Start(arguments);
        Yield(process);
        using var timed = new CancellationTokenSource(limit, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(timed.Token, stop);
        var (output, error) = (Tail(process.StandardOutput, OutputMax), Tail(process.StandardError, ErrorMax));
        try
        {
            await process.WaitForExitAsync(ended.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            stop.ThrowIfCancellationRequested();
            return new(null, "", await error);
        }

        return new(process.ExitCode, await output, await error);
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo(file, [.. prefix, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        info.Environment[ParentWatch.Variable] = "1";
        info.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        info.Environment["DOTNET_gcServer"] = "0";
        info.Environment["DOTNET_GCHeapHardLimit"] = MemoryMax.ToString("X", CultureInfo.InvariantCulture);
        try
        {
            return Process.Start(info) ?? throw new IOException($"{file} did not start");
        }
        catch (Win32Exception error)
        {
            throw new IOException($"{file} could not be started: {error.Message}", error);
        }
    }

    /// <summary>A child that has ended already needs no priority; a system that does not let it be lowered runs it as it is.</summary>
    private static void Yield(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.Idle;
            if (OperatingSystem.IsLinux())
            {
                File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/oom_score_adj"), "1000");
            }
        }
        catch (Exception refused) when (refused is Win32Exception or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static async Task<string> Tail(StreamReader reader, int most)
    {
        var (text, block) = (new StringBuilder(), new char[4_096]);
        for (int read; (read = await reader.ReadAsync(block)) > 0;)
        {
            text.Append(block, 0, read);
            if (text.Length > most)
            {
                text.Remove(0, text.Length - most);
            }
        }

        return text.ToString();
    }
}

using System.Diagnostics;

namespace Arus.IntegrationTests;

/// <summary>Starts programs that lie beside the tests as processes of their own.</summary>
internal static class Programs
{
    /// <summary>Starts a program with its output redirected.</summary>
    public static Process Start(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var program = Path.Combine(AppContext.BaseDirectory, name);
        var info = isHosted
            ? new ProcessStartInfo(Environment.ProcessPath!, [program + ".dll", .. arguments])
            : new ProcessStartInfo(program + (OperatingSystem.IsWindows() ? ".exe" : ""), arguments);
        (info.RedirectStandardOutput, info.RedirectStandardError) = (true, true);
        foreach (var (variable, value) in environment)
        {
            info.Environment[variable] = value;
        }

        return Process.Start(info)!;
    }

    /// <summary>Runs the command line to its end.</summary>
    public static (int Status, string Output, string Error) Arus(params string[] arguments)
    {
        using var process = Start("arus", new Dictionary<string, string>(), arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}

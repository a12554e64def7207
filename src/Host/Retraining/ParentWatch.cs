using System.Diagnostics;

namespace Arus.Host.Retraining;

/// <summary>
/// Ends a child program when its parent is no more, however that ended: the system closes what the parent held open, the child's input among it. Whatever a child
/// writes is whole or not there at any moment, so that it can end at once.
/// </summary>
internal static class ParentWatch
{
    /// <summary>The environment variable by which a parent says that it keeps the input of its child open.</summary>
    public const string Variable = "ARUS_ENDS_WITH_INPUT";

    /// <summary>Watches the input of this process, if its parent asked for it.</summary>
    public static void Begin()
    {
        if (Environment.GetEnvironmentVariable(Variable) is "1")
        {
#pragma warning disable RS0030 // Nobody is spoken to: only the end of the input is waited for.
            var input = Console.OpenStandardInput();
#pragma warning restore RS0030
            new Thread(() => EndWith(input)) { IsBackground = true, Name = "parent watch" }.Start();
        }
    }

    private static void EndWith(Stream input)
    {
        var unread = new byte[64];
        try
        {
            while (input.Read(unread) > 0)
            {
            }
        }
        catch (IOException)
        {
            // A broken input has ended as well.
        }

        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}

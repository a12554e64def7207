using Arus.Host.Commands;
using Arus.Host.Retraining;

namespace Arus.Host;

/// <summary>The one executable.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        ParentWatch.Begin();
        using var services = Composition.Create(TimeProvider.System);
        return CommandLine.Run(arguments, services, Terminal.Attached());
    }
}

using Arus.Host.Commands;

namespace Arus.Host;

/// <summary>The one executable.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var services = Composition.Create(TimeProvider.System);
        return CommandLine.Run(arguments, services, Terminal.Attached());
    }
}

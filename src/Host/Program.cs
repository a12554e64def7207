namespace Arus.Host;

internal static class Program
{
    private static int Main() => 0;
}

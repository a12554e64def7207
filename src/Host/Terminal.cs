using System.Text;

namespace Arus.Host;

/// <summary>Where a command speaks: answers to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
/// <param name="Out">Answers: text for a person, or one JSON object.</param>
/// <param name="Error">Progress, notices, faults.</param>
/// <param name="ErrorIsTerminal">Whether a person watches <paramref name="Error"/>, so that progress may be drawn.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool ErrorIsTerminal)
{
#pragma warning disable RS0030 // This is the one place that speaks to the console.
    /// <summary>The terminal, or the pipes, of this process.</summary>
    public static Terminal Attached()
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 16 * 1024) { AutoFlush = false };
        Console.SetOut(output);
        return new Terminal(output, Console.Error, !Console.IsErrorRedirected);
    }
#pragma warning restore RS0030
}

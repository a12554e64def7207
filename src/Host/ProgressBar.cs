using System.Globalization;

namespace Arus.Host;

/// <summary>A line that fills while long work goes on; nothing at all in a pipe.</summary>
internal sealed class ProgressBar(Terminal terminal, string what) : IProgress<double>, IDisposable
{
    private const int Width = 40;

    private int _drawn = -1;

    /// <summary>Takes the fraction done, 0 to 1; what is not a number draws nothing.</summary>
    public void Report(double value)
    {
        var percent = double.IsFinite(value) ? (int)(100 * Math.Clamp(value, 0, 1)) : -1;
        if (!terminal.ErrorIsTerminal || percent <= _drawn)
        {
            return;
        }

        _drawn = percent;
        var filled = Width * percent / 100;
        terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what} [{new string('█', filled)}{new string('·', Width - filled)}] {percent,3} %"));
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (_drawn >= 0)
        {
            terminal.Error.Write("\r" + new string(' ', what.Length + Width + 10) + "\r");
        }
    }
}

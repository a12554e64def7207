using System.Globalization;
using System.IO.Compression;

namespace Arus.UnitTests.Research.Statistics;

/// <summary>
/// A published strategy over published daily bars, in a few lines: SMA(10) crossing SMA(30) of the closes turns the whole account around at the next
/// open, in whole shares and without costs; the last position is closed at the last open.
/// </summary>
internal sealed class SmaCross
{
    private readonly List<(double Open, double Close)> _bars = [];

    public SmaCross(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            _bars.Add((Number(cells[1]), Number(cells[4])));
        }

        Run();
    }

    /// <summary>Equity at each close.</summary>
    public double[] Equity { get; private set; } = [];

    public double[] Closes => [.. _bars.Select(bar => bar.Close)];

    public List<double> Profits { get; } = [];

    /// <summary>Side × (exit ÷ entry − 1).</summary>
    public List<double> Returns { get; } = [];

    private void Run()
    {
        var (cash, units, entry, wanted) = (10_000.0, 0, 0.0, 0);
        Equity = new double[_bars.Count];
        for (var i = 0; i < _bars.Count; i++)
        {
            var (open, close) = _bars[i];
            var isLast = i == _bars.Count - 1;
            if (wanted != 0 || (isLast && units != 0))
            {
                if (units != 0)
                {
                    Profits.Add(units * (open - entry));
                    Returns.Add(Math.Sign(units) * ((open / entry) - 1));
                    cash += Profits[^1];
                }

                (units, entry) = (isLast ? 0 : wanted * (int)(cash / open), open);
                wanted = 0;
            }

            Equity[i] = cash + (units * (close - entry));
            if (i >= 30)
            {
                var (before, now) = (Mean(i - 1, 10) - Mean(i - 1, 30), Mean(i, 10) - Mean(i, 30));
                wanted = before < 0 && now > 0 ? 1 : before > 0 && now < 0 ? -1 : 0;
            }
        }
    }

    private double Mean(int last, int count)
    {
        var sum = 0.0;
        for (var i = last - count + 1; i <= last; i++)
        {
            sum += _bars[i].Close;
        }

        return sum / count;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace Arus.Benchmarks.Flows;

/// <summary>
/// The rule of <c>ema-rsi</c> without an engine: unzip, parse, five indicators in double, spread-paying fills in a counter. No order, no risk, no portfolio, no
/// receipt: the speed nothing that has them can reach, and the reference the engine is laid beside.
/// </summary>
internal static class BareLoop
{
    /// <summary>Runs over LEAN tick zips and prints ticks, fills and ticks per second.</summary>
    public static void Run(string[] files)
    {
        var clock = Stopwatch.StartNew();
        var state = default(State);
        var ticks = 0L;
        var buffer = new byte[1 << 16];
        foreach (var file in files)
        {
            using var zip = ZipFile.OpenRead(file);
            using var stream = zip.Entries[0].Open();
            var kept = 0;
            int read;
            while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
            {
                var text = buffer.AsSpan(0, kept + read);
                int end;
                while ((end = text.IndexOf((byte)'\n')) >= 0)
                {
                    ticks++;
                    Row(text[..end], ref state);
                    text = text[(end + 1)..];
                }

                text.CopyTo(buffer);
                kept = text.Length;
            }
        }

        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ticks} {state.Fills} {ticks / seconds:0} {Process.GetCurrentProcess().PeakWorkingSet64} {state.Cash}"));
    }

    private static void Row(ReadOnlySpan<byte> row, ref State state)
    {
        var comma = row.IndexOf((byte)',');
        var rest = row[(comma + 1)..];
        var second = rest.IndexOf((byte)',');
        var bid = Number(rest[..second]);
        var ask = Number(rest[(second + 1)..]);
        if (ask >= bid)
        {
            state.Next(bid, ask);
        }
    }

    private static double Number(ReadOnlySpan<byte> text)
    {
        var digits = 0L;
        var scale = 1.0;
        var fraction = false;
        foreach (var character in text)
        {
            if (character == '.')
            {
                fraction = true;
            }
            else if (character is >= (byte)'0' and <= (byte)'9')
            {
                digits = (digits * 10) + (character - '0');
                scale = fraction ? scale * 10 : scale;
            }
        }

        return digits / scale;
    }

    private struct State
    {
        public long Fills;
        public double Cash;
        private long _n;
        private double _fast, _slow, _gain, _loss, _before, _macdFast, _macdSlow, _signal, _sum, _squares;
        private int _want, _held;
        private Window _window;

        public void Next(double bid, double ask)
        {
            var mid = (bid + ask) / 2;
            var n = ++_n;
            _fast += (n == 1 ? 1 : 2.0 / 21) * (mid - _fast);
            _slow += (n == 1 ? 1 : 2.0 / 51) * (mid - _slow);
            _macdFast += (n == 1 ? 1 : 2.0 / 13) * (mid - _macdFast);
            _macdSlow += (n == 1 ? 1 : 2.0 / 27) * (mid - _macdSlow);
            _signal += 2.0 / 10 * (_macdFast - _macdSlow - _signal);
            ref var slot = ref _window[(int)(n % 20)];
            _sum += mid - slot;
            _squares += (mid * mid) - (slot * slot);
            slot = mid;
            var change = n == 1 ? 0 : mid - _before;
            _before = mid;
            _gain += (Math.Max(change, 0) - _gain) / 14;
            _loss += (Math.Max(-change, 0) - _loss) / 14;
            if (n < 50)
            {
                return;
            }

            var rsi = 100 * _gain / (_gain + _loss);
            _want = _fast > _slow && rsi > 55 ? 1 : _fast < _slow && rsi < 45 ? -1 : _want;
            if (_want != _held)
            {
                Cash -= (_want - _held) * 10_000 * (_want > _held ? ask : bid);
                _held = _want;
                Fills++;
            }
        }
    }

    [System.Runtime.CompilerServices.InlineArray(20)]
    private struct Window
    {
        private double _first;
    }
}

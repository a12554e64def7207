using System.Diagnostics;

namespace Arus.Benchmarks.Live;

/// <summary>Microseconds between the frame a terminal sent last and the order that came back.</summary>
internal sealed class LinkTimes
{
    private readonly List<double> _micros = [];
    private long _sent;

    public void Sent() => Volatile.Write(ref _sent, Stopwatch.GetTimestamp());

    public void Received()
    {
        lock (_micros)
        {
            _micros.Add(Stopwatch.GetElapsedTime(Volatile.Read(ref _sent)).TotalMicroseconds);
        }
    }

    /// <summary>All of them, from the shortest.</summary>
    public double[] Sorted()
    {
        lock (_micros)
        {
            return [.. _micros.Order()];
        }
    }
}

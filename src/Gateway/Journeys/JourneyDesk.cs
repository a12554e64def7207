using Arus.Contracts.Live;

namespace Arus.Gateway.Journeys;

/// <summary>
/// Tells the session how the requests of signed-in people go, without flooding its journal: one that failed or took longer than <see cref="Slow"/> is told at once,
/// at most <see cref="AtOnceMax"/> a minute; of all others in a minute the slowest is told, with the first request after that minute.
/// </summary>
internal sealed class JourneyDesk(ILiveRunner live, TimeProvider time)
{
    /// <summary>How many slow or failed ones are told in a minute.</summary>
    public const int AtOnceMax = 20;

    /// <summary>From here on a request is slow.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long _minute = time.GetTimestamp();
    private int _told;
    private double _slowest = -1;

    /// <summary>A request has ended.</summary>
    public void Ended(TimeSpan elapsed, bool failed)
    {
        var milliseconds = Math.Max(0, elapsed.TotalMilliseconds);
        lock (_gate)
        {
            if (time.GetElapsedTime(_minute) >= TimeSpan.FromMinutes(1))
            {
                if (_slowest >= 0)
                {
                    live.TryPost(new JourneyReading(_slowest, false));
                }

                (_minute, _told, _slowest) = (time.GetTimestamp(), 0, -1);
            }

            if (!failed && elapsed < Slow)
            {
                _slowest = Math.Max(_slowest, milliseconds);
            }
            else if (_told++ < AtOnceMax)
            {
                live.TryPost(new JourneyReading(milliseconds, failed));
            }
        }
    }
}

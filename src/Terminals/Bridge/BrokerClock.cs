using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>
/// The broker's clock: how far its wall time is from UTC, and since when. The first announcement is taken; a change after three that agree, because the
/// terminal computes it from a quote that may be late.
/// </summary>
internal sealed class BrokerClock
{
    private const int AgreeingMin = 3;
    private const int KnownMax = 16;

    // Newest last; few, because clocks change twice a year.
    private readonly List<(long FromUtcMs, int Seconds)> _known = [];
    private int _candidate;
    private int _agreeing;

    /// <summary>Broker's wall time less UTC, in seconds; null before the first announcement.</summary>
    public int? OffsetSeconds => _known.Count == 0 ? null : _known[^1].Seconds;

    /// <summary>Whether our own clock says something else.</summary>
    public bool IsSuspect { get; private set; }

    /// <summary>Takes an announcement.</summary>
    /// <param name="seconds">Announced: a multiple of 900, ±50400.</param>
    /// <param name="brokerMs">The broker's wall time.</param>
    /// <param name="utcMs">Our clock.</param>
    public void Announce(int seconds, long brokerMs, long utcMs)
    {
        const long Step = T5B.OffsetStepSeconds * 1_000L;
        var apart = Math.Abs((double)brokerMs - utcMs - (seconds * 1_000L));
        IsSuspect = apart > Step / 2.0;
        if (_known.Count == 0)
        {
            _known.Add((long.MinValue, seconds));
            return;
        }

        _agreeing = seconds == _candidate ? _agreeing + 1 : 1;
        _candidate = seconds;
        if (seconds != _known[^1].Seconds && _agreeing >= AgreeingMin)
        {
            _known.Add((brokerMs - (seconds * 1_000L), seconds));
            if (_known.Count > KnownMax)
            {
                _known.RemoveAt(0);
                _known[0] = (long.MinValue, _known[0].Seconds);
            }
        }
    }

    /// <summary>A broker's wall time in UTC, by the offset that held then.</summary>
    public Timestamp ToUtc(long brokerMs)
    {
        for (var at = _known.Count - 1; at > 0; at--)
        {
            var utc = brokerMs - (_known[at].Seconds * 1_000L);
            if (utc >= _known[at].FromUtcMs)
            {
                return new(utc * Timestamp.NanosPerMillisecond);
            }
        }

        return new((brokerMs - ((_known.Count == 0 ? 0 : _known[0].Seconds) * 1_000L)) * Timestamp.NanosPerMillisecond);
    }
}

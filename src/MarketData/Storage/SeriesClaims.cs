namespace Arus.MarketData.Storage;

/// <summary>
/// Who writes which series within one process: one at a time. A live feed goes before an import, because its ticks do not wait: it ends the import.
/// Thread-safe.
/// </summary>
internal sealed class SeriesClaims
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SeriesKey, SeriesClaim> _claims = [];

    /// <summary>Claims a series for an import.</summary>
    /// <exception cref="RefusedException">It is being recorded live, or imported already.</exception>
    public SeriesClaim Import(SeriesKey key)
    {
        lock (_gate)
        {
            return _claims.TryGetValue(key, out var other) ? throw other.Refusal() : Add(key, isLive: false);
        }
    }

    /// <summary>Claims a series for a live feed; an import into it has ended when the call returns.</summary>
    /// <exception cref="RefusedException">It is being recorded live already.</exception>
    public SeriesClaim Record(SeriesKey key)
    {
        lock (_gate)
        {
            if (_claims.TryGetValue(key, out var other))
            {
                other.Revoke();
            }

            return Add(key, isLive: true);
        }
    }

    private SeriesClaim Add(SeriesKey key, bool isLive)
    {
        var claim = new SeriesClaim(key, isLive, Remove);
        _claims[key] = claim;
        return claim;
    }

    private void Remove(SeriesClaim claim)
    {
        lock (_gate)
        {
            if (_claims.GetValueOrDefault(claim.Key) == claim)
            {
                _claims.Remove(claim.Key);
            }
        }
    }
}

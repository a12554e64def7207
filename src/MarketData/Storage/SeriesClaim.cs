namespace Arus.MarketData.Storage;

/// <summary>The right to write one series, until disposed or, of an import, revoked.</summary>
/// <param name="key">The series.</param>
/// <param name="isLive">Whether a live feed has it.</param>
/// <param name="remove">Forgets the claim.</param>
internal sealed class SeriesClaim(SeriesKey key, bool isLive, Action<SeriesClaim> remove) : IDisposable
{
    private readonly Lock _gate = new();
    private IDisposable? _writer;
    private bool _isRevoked;

    /// <summary>The series.</summary>
    public SeriesKey Key { get; } = key;

    /// <summary>What is closed with the claim: the writer of the series.</summary>
    public void Closes(IDisposable writer) => _writer = writer;

    /// <summary>Keeps the claim from being revoked until what is returned is disposed: around every write.</summary>
    /// <exception cref="RefusedException">A live feed has taken the series over.</exception>
    public Lock.Scope Enter()
    {
        var scope = _gate.EnterScope();
        if (_isRevoked)
        {
            scope.Dispose();
            throw Recorded();
        }

        return scope;
    }

    /// <summary>Takes the series away from an import, between two of its writes.</summary>
    /// <exception cref="RefusedException">A live feed has it.</exception>
    public void Revoke()
    {
        lock (_gate)
        {
            if (isLive)
            {
                throw Recorded();
            }

            _isRevoked = true;
            Close();
        }
    }

    /// <summary>Why somebody else cannot have the series.</summary>
    public RefusedException Refusal() => isLive ? Recorded() : new(new Fault(
        "SERIES_BEING_IMPORTED", Key.ToString(), "another import writes it", "one import at a time into a series"));

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            lock (_gate)
            {
                Close();
            }
        }
        finally
        {
            remove(this);
        }
    }

    private void Close()
    {
        var writer = _writer;
        _writer = null;
        writer?.Dispose();
    }

    private RefusedException Recorded() => new(new Fault(
        "SERIES_RECORDED_LIVE", Key.ToString(), "a live feed is being recorded in it", "another source name, or an import while nothing live is recorded"));
}

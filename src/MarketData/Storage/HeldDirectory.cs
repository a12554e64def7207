using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>A part in the right to write in a data directory, until disposed.</summary>
/// <param name="directory">Where.</param>
/// <param name="claims">Who writes which series there.</param>
/// <param name="release">Gives the part back.</param>
internal sealed class HeldDirectory(DataDirectory directory, SeriesClaims claims, Action release) : IDisposable
{
    private Action? _release = release;

    /// <summary>Where.</summary>
    public DataDirectory Directory { get; } = directory;

    /// <summary>Who writes which series there.</summary>
    public SeriesClaims Claims { get; } = claims;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}

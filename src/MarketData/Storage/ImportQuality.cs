using Arus.Contracts.MarketData;

namespace Arus.MarketData.Storage;

/// <summary>What one import left out: all that the rows of a series cannot tell themselves.</summary>
/// <param name="First">Time of the first row it accepted.</param>
/// <param name="Last">Time of the last row it accepted.</param>
/// <param name="Rejected">Rows it put in quarantine, by <see cref="QualityCode"/>.</param>
internal sealed record ImportQuality(Timestamp First, Timestamp Last, IReadOnlyDictionary<string, long> Rejected)
{
    /// <summary>Whether the other import lies within the time of this one.</summary>
    public bool Covers(ImportQuality other) => First <= other.First && other.Last <= Last;
}

using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;
using Arus.MarketData.Storage;

namespace Arus.MarketData.Live;

/// <summary>What live feeds are judged by and where they are kept: the rules and the store of imports.</summary>
internal sealed class LiveMarket(MarketStore store, TimeProvider clock) : ILiveMarket
{
    /// <inheritdoc/>
    public ILiveFeedJudge CreateJudge() => new LiveFeedJudge();

    /// <inheritdoc/>
    public ILiveRecorder OpenRecorder(string dataDirectory)
    {
        var held = store.Hold(dataDirectory);
        return new LiveRecorder(PhysicalDisk.Instance, key => key.Folder(held.Directory), held.Directory.Quarantine, held.Claims, clock, held);
    }
}

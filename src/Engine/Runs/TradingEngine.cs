using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Engine;
using Arus.Contracts.MarketData;
using Arus.Engine.Receipts;
using Arus.Foundation.FlowChains;

namespace Arus.Engine.Runs;

/// <summary>Runs a feed to its end: reads it, hands each row to <see cref="EngineCore"/>, and ends the ledger.</summary>
internal sealed class TradingEngine(EngineSetup setup, ITradingCalendar calendar, TimeProvider time) : IEngine
{
    private const int BatchSize = 4096;

    private readonly HopClock _hops = new(time);

    /// <inheritdoc/>
    public EngineResult Run(IMarketFeed feed, CancellationToken cancel)
    {
        using var ledger = new LedgerWriter(setup.LedgerPath);
        using var market = new MarketHash();
        var receipts = new ReceiptWriter(ledger, setup.Observer, _hops);
        receipts.Run(setup.Header);
        var account = setup.Account(receipts);
        var core = new EngineCore(setup.Lanes, account, receipts, setup.Observer, calendar);

        var isComplete = feed.Resolution == BarPeriod.Tick ? RunTicks(feed, core, market, cancel) : RunBars(feed, core, market, cancel);

        core.Finish();
        account.Finish();
        var marketHash = market.Finish();
        receipts.End(marketHash, core.Quotes, core.Flagged, core.Bars, core.Decisions, account.Snapshot, isComplete);
        ledger.Flush();
        return new EngineResult(
            RunId(marketHash), ledger.CurrentHash(), core.Quotes, core.Flagged, core.Bars, core.Decisions, ledger.Count, isComplete);
    }

    private bool RunTicks(IMarketFeed feed, EngineCore core, MarketHash market, CancellationToken cancel)
    {
        var batch = new Tick[BatchSize];
        int count;
        while ((count = feed.Read(batch)) > 0)
        {
            market.Add(batch.AsSpan(0, count));
            foreach (ref readonly var tick in batch.AsSpan(0, count))
            {
                _hops.Start();
                core.OnTick(in tick);
            }

            if (cancel.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private bool RunBars(IMarketFeed feed, EngineCore core, MarketHash market, CancellationToken cancel)
    {
        var batch = new Bar[BatchSize];
        int count;
        while ((count = feed.Read(batch)) > 0)
        {
            market.Add(batch.AsSpan(0, count));
            foreach (ref readonly var bar in batch.AsSpan(0, count))
            {
                _hops.Start();
                core.OnFeedBar(in bar);
            }

            if (cancel.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private string RunId(string marketHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ReceiptWriter.Version}\n{setup.Header}\n{marketHash}")))[..12];
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Engine;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Receipts;
using Arus.Foundation.FlowChains;

namespace Arus.Engine.Runs;

/// <summary>
/// The way of a tick. In this order, for each: time moves on, the venue fills and the account is marked, bars close, features and strategy see the
/// closed bars, and, if the quote can be traded on, the strategy decides and the account acts. What closes a bar is the first quote at or after
/// its end, so a decision on a bar is taken, and filled, at a quote that was not part of it.
/// </summary>
internal sealed class TradingEngine(EngineSetup setup, ITradingCalendar calendar, TimeProvider time) : IEngine
{
    private const int BatchSize = 4096;

    private readonly Lane[] _lanes = [.. setup.Lanes.Select(lane => new Lane(lane))];
    private readonly HopClock _hops = new(time);
    private ITradingAccount _account = null!;
    private ReceiptWriter _receipts = null!;
    private Timestamp _now = Timestamp.Min;
    private Timestamp _nextRollover = Timestamp.Min;
    private long _quotes;
    private long _flagged;
    private long _bars;
    private long _decisions;

    /// <inheritdoc/>
    public EngineResult Run(IMarketFeed feed, CancellationToken cancel)
    {
        using var ledger = new LedgerWriter(setup.LedgerPath);
        using var market = new MarketHash();
        _receipts = new ReceiptWriter(ledger, setup.Observer, _hops);
        _receipts.Run(setup.Header);
        _account = setup.Account(_receipts);

        var isComplete = feed.Resolution == BarPeriod.Tick ? RunTicks(feed, market, cancel) : RunBars(feed, market, cancel);

        foreach (var lane in _lanes.Where(lane => lane.HourQuotes > 0))
        {
            _receipts.HourCounted(lane.Instrument, lane.HourEnds, lane.HourQuotes, lane.HourFlagged);
        }

        _account.Finish();
        var marketHash = market.Finish();
        _receipts.End(marketHash, _quotes, _flagged, _bars, _decisions, _account.Snapshot, isComplete);
        ledger.Flush();
        return new EngineResult(
            RunId(marketHash), ledger.CurrentHash(), _quotes, _flagged, _bars, _decisions, ledger.Count, isComplete);
    }

    private bool RunTicks(IMarketFeed feed, MarketHash market, CancellationToken cancel)
    {
        var batch = new Tick[BatchSize];
        int count;
        while ((count = feed.Read(batch)) > 0)
        {
            market.Add(batch.AsSpan(0, count));
            foreach (ref readonly var tick in batch.AsSpan(0, count))
            {
                OnTick(in tick);
            }

            if (cancel.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private bool RunBars(IMarketFeed feed, MarketHash market, CancellationToken cancel)
    {
        var batch = new Bar[BatchSize];
        int count;
        while ((count = feed.Read(batch)) > 0)
        {
            market.Add(batch.AsSpan(0, count));
            foreach (ref readonly var bar in batch.AsSpan(0, count))
            {
                OnFeedBar(in bar);
            }

            if (cancel.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private void OnTick(in Tick tick)
    {
        _hops.Start();
        Advance(tick.ReceivedAt);
        _quotes++;
        _flagged += tick.IsTradable ? 0 : 1;
        _account.OnTick(in tick);
        if (!TryFindLane(tick.Instrument, out var lane))
        {
            return; // It is quoted only to convert money.
        }

        var closed = lane.Parts.Bars.Add(in tick, lane.Closed);
        if (closed > 0)
        {
            OnClosed(lane, closed, isFeedOfBars: false);
        }

        if (lane.DecidesOnQuotes)
        {
            CountHour(lane, in tick);
        }

        lane.Quotes++;
        if (tick.IsTradable)
        {
            Decide(lane, in tick);
        }
    }

    private void OnFeedBar(in Bar bar)
    {
        _hops.Start();
        Advance(bar.ClosesAt);
        _quotes++;
        _flagged += bar.Flags == QuoteFlags.None ? 0 : 1;
        _account.OnBar(in bar);
        if (!TryFindLane(bar.Instrument, out var lane))
        {
            return;
        }

        OnClosed(lane, lane.Parts.Bars.Add(in bar, lane.Closed), isFeedOfBars: true);
        setup.Observer.OnBar(in bar, _account.Snapshot);
        lane.Quotes++;
        if (bar.Flags == QuoteFlags.None)
        {
            var quote = new Tick(bar.Instrument, bar.Close, bar.CloseAsk, bar.ClosesAt, bar.ClosesAt);
            Decide(lane, in quote);
        }
    }

    private void OnClosed(Lane lane, int count, bool isFeedOfBars)
    {
        _bars += count;
        foreach (ref readonly var bar in lane.Closed.AsSpan(0, count))
        {
            lane.Parts.Features.OnBar(in bar);
            lane.Parts.Strategy.OnBar(in bar, lane.Parts.Features.Values);
            if (isFeedOfBars || bar.Period != (lane.Shortest ?? bar.Period))
            {
                continue;
            }

            setup.Observer.OnBar(in bar, _account.Snapshot);
        }
    }

    /// <summary>A strategy asked at every quote writes only what changes something; how many quotes it saw stands in one record an hour.</summary>
    private void CountHour(Lane lane, in Tick tick)
    {
        if (tick.ReceivedAt >= lane.HourEnds)
        {
            if (lane.HourQuotes > 0)
            {
                _receipts.HourCounted(lane.Instrument, lane.HourEnds, lane.HourQuotes, lane.HourFlagged);
            }

            lane.HourEnds = tick.ReceivedAt.FloorTo(Timestamp.NanosPerHour).Plus(Timestamp.NanosPerHour);
            lane.HourQuotes = 0;
            lane.HourFlagged = 0;
        }

        lane.HourQuotes++;
        lane.HourFlagged += tick.IsTradable ? 0 : 1;
    }

    private void Decide(Lane lane, in Tick quote)
    {
        var features = lane.Parts.Features;
        features.OnQuote(quote.ReceivedAt, quote.Mid);
        if (!lane.Parts.Strategy.OnQuote(in quote, features.Values, out var decision))
        {
            return;
        }

        _decisions++;
        _receipts.Decided(in decision, lane.Quotes, lane.FeatureNames);
        lane.Quotes = 0;
        if (decision.Outcome == DecisionOutcome.Change)
        {
            _account.Execute(in decision);
        }
    }

    private void Advance(Timestamp now)
    {
        if (now < _now)
        {
            ThrowBackwards(_now, now);
        }

        if (now >= _nextRollover)
        {
            EndDays(now);
        }

        _now = now;
    }

    private void EndDays(Timestamp now)
    {
        // The first row of a run begins its first day; a day ends for the account before the quote that shows it has.
        for (; _nextRollover != Timestamp.Min && _nextRollover <= now; _nextRollover = calendar.NextRollover(_nextRollover))
        {
            setup.Observer.OnDayEnd(_nextRollover, _account.Snapshot);
        }

        _nextRollover = calendar.NextRollover(now);
    }

    private bool TryFindLane(InstrumentId instrument, [NotNullWhen(true)] out Lane? found)
    {
        foreach (var lane in _lanes)
        {
            if (lane.Instrument == instrument)
            {
                found = lane;
                return true;
            }
        }

        found = null;
        return false;
    }

    private string RunId(string marketHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ReceiptWriter.Version}\n{setup.Header}\n{marketHash}")))[..12];

    [DoesNotReturn]
    private static void ThrowBackwards(Timestamp now, Timestamp then) =>
        throw new InvalidOperationException($"The feed went back in time, from {now} to {then}: a feed yields rows in the order they became known.");
}

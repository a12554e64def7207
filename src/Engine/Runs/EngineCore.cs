using System.Diagnostics.CodeAnalysis;
using Arus.Contracts.Engine;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;
using Arus.Engine.Receipts;

namespace Arus.Engine.Runs;

/// <summary>
/// The way of a tick, whoever brings it: a feed that is read, or a terminal that sends. In this order, for each: time moves on, the venue fills and the
/// account is marked, bars close, features and strategy see the closed bars, and, if the quote can be traded on, the strategy decides and the account
/// acts. What closes a bar is the first quote at or after its end, so a decision on a bar is taken, and filled, at a quote that was not part of it.
/// </summary>
internal sealed class EngineCore(
    IReadOnlyList<EngineLane> lanes, ITradingAccount account, ReceiptWriter receipts, IEngineObserver observer, ITradingCalendar calendar,
    IEngineTrace? trace = null)
{
    private readonly Lane[] _lanes = [.. lanes.Select(lane => new Lane(lane))];
    private readonly bool _hasPeers = lanes.Any(lane => lane.Peers.Count > 0);
    private Timestamp _nextRollover = Timestamp.Min;

    /// <summary>The latest moment it was told of.</summary>
    public Timestamp Now { get; private set; } = Timestamp.Min;

    /// <summary>Ticks or bars taken.</summary>
    public long Quotes { get; private set; }

    /// <summary>Those of them that are flagged.</summary>
    public long Flagged { get; private set; }

    /// <summary>Bars closed, of every period built.</summary>
    public long Bars { get; private set; }

    /// <summary>Decisions written down.</summary>
    public long Decisions { get; private set; }

    /// <summary>What is traded.</summary>
    public IReadOnlyList<Lane> Lanes => _lanes;

    /// <summary>Takes a tick.</summary>
    /// <exception cref="InvalidOperationException">It is before the last one.</exception>
    public void OnTick(in Tick tick)
    {
        Advance(tick.ReceivedAt);
        Quotes++;
        Flagged += tick.IsTradable ? 0 : 1;
        account.OnTick(in tick);
        if (_hasPeers)
        {
            foreach (var other in _lanes)
            {
                if (other.PeerOf(tick.Instrument) is { } peer)
                {
                    OnPeerClosed(other, peer.Bars.Add(in tick, other.PeerClosed));
                }
            }
        }

        if (!TryFindLane(tick.Instrument, out var lane))
        {
            return; // It is quoted only to convert money.
        }

        var closed = lane.Parts.Bars.Add(in tick, lane.Closed);
        if (closed > 0)
        {
            ClosePeers(lane, tick.ReceivedAt);
            OnClosed(lane, closed, isFeedOfBars: false);
        }

        trace?.OnMarket();
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

    /// <summary>Takes a bar of a feed of bars.</summary>
    /// <exception cref="InvalidOperationException">It is before the last one.</exception>
    public void OnFeedBar(in Bar bar)
    {
        Advance(bar.ClosesAt);
        Quotes++;
        Flagged += bar.Flags == QuoteFlags.None ? 0 : 1;
        account.OnBar(in bar);
        if (_hasPeers)
        {
            foreach (var other in _lanes)
            {
                if (other.PeerOf(bar.Instrument) is { } peer)
                {
                    OnPeerClosed(other, peer.Bars.Add(in bar, other.PeerClosed));
                }
            }
        }

        if (!TryFindLane(bar.Instrument, out var lane))
        {
            return;
        }

        var closed = lane.Parts.Bars.Add(in bar, lane.Closed);
        ClosePeers(lane, bar.ClosesAt);
        OnClosed(lane, closed, isFeedOfBars: true);
        observer.OnBar(in bar, account.Snapshot);
        lane.Quotes++;
        if (bar.Flags == QuoteFlags.None)
        {
            var quote = new Tick(bar.Instrument, bar.Close, bar.CloseAsk, bar.ClosesAt, bar.ClosesAt);
            Decide(lane, in quote);
        }
    }

    private void OnClosed(Lane lane, int count, bool isFeedOfBars)
    {
        Bars += count;
        var closed = lane.Closed.AsSpan(0, count);
        foreach (ref readonly var bar in closed)
        {
            // All of them before any is acted on: a feature of H1 may read the D1 that closed with it.
            lane.Parts.Features.OnBar(in bar);
        }

        foreach (ref readonly var bar in closed)
        {
            lane.Parts.Strategy.OnBar(in bar, lane.Parts.Features.Values);
            trace?.OnBarClosed(in bar);
            if (isFeedOfBars || bar.Period != (lane.Shortest ?? bar.Period))
            {
                continue;
            }

            observer.OnBar(in bar, account.Snapshot);
        }
    }

    /// <summary>What time has closed of the others belongs to the row that closes now, whoever's quote came first.</summary>
    private static void ClosePeers(Lane lane, Timestamp now)
    {
        foreach (var peer in lane.Parts.Peers)
        {
            OnPeerClosed(lane, peer.Bars.CloseUntil(now, lane.PeerClosed));
        }
    }

    private static void OnPeerClosed(Lane lane, int count)
    {
        foreach (ref readonly var bar in lane.PeerClosed.AsSpan(0, count))
        {
            lane.Parts.Features.OnBar(in bar);
        }

        foreach (ref readonly var bar in lane.PeerClosed.AsSpan(0, count))
        {
            lane.Parts.Strategy.OnBar(in bar, lane.Parts.Features.Values);
        }
    }

    /// <summary>A strategy asked at every quote writes only what changes something; how many quotes it saw stands in one record an hour.</summary>
    private void CountHour(Lane lane, in Tick tick)
    {
        if (tick.ReceivedAt >= lane.HourEnds)
        {
            if (lane.HourQuotes > 0)
            {
                receipts.HourCounted(lane.Instrument, lane.HourEnds, lane.HourQuotes, lane.HourFlagged);
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
        trace?.OnFeatures();
        if (!lane.Parts.Strategy.OnQuote(in quote, features.Values, out var decision))
        {
            return;
        }

        Decisions++;
        if (_lanes.Length > 1)
        {
            decision = decision with { Number = Decisions }; // each strategy counts its own
        }

        receipts.Decided(in decision, lane.Quotes, lane.FeatureNames);
        trace?.OnDeciding(in decision);
        lane.Quotes = 0;
        if (decision.Outcome == DecisionOutcome.Change)
        {
            account.Execute(in decision);
        }

        trace?.OnDecided(in decision, lane);
    }

    private void Advance(Timestamp now)
    {
        if (now < Now)
        {
            ThrowBackwards(Now, now);
        }

        if (now >= _nextRollover)
        {
            EndDays(now);
        }

        Now = now;
    }

    private void EndDays(Timestamp now)
    {
        // The first row of a run begins its first day; a day ends for the account before the quote that shows it has.
        for (; _nextRollover != Timestamp.Min && _nextRollover <= now; _nextRollover = calendar.NextRollover(_nextRollover))
        {
            observer.OnDayEnd(_nextRollover, account.Snapshot);
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

    /// <summary>Moves time on where no quote comes.</summary>
    /// <exception cref="InvalidOperationException">It is before the last quote.</exception>
    public void OnClock(Timestamp now)
    {
        Advance(now);
        account.OnClock(now);
    }

    /// <summary>Writes down what is counted and not written yet: the end of a run.</summary>
    public void Finish()
    {
        foreach (var lane in _lanes.Where(lane => lane.HourQuotes > 0))
        {
            receipts.HourCounted(lane.Instrument, lane.HourEnds, lane.HourQuotes, lane.HourFlagged);
        }
    }

    [DoesNotReturn]
    private static void ThrowBackwards(Timestamp now, Timestamp then) =>
        throw new InvalidOperationException($"The feed went back in time, from {now} to {then}: a feed yields rows in the order they became known.");
}

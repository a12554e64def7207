using Arus.Contracts.Engine;
using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Validation;

/// <summary>What a strategy read and decided over a history.</summary>
/// <param name="Rows">At each close of its rows' period: the features, and the decision in force before that close.</param>
/// <param name="Closes">The mid at the close of each row.</param>
/// <param name="Decisions">The decision after the first quote at or after each close.</param>
/// <param name="Quoted">The mid of that quote.</param>
internal sealed record StreamedRun(FeatureMatrix Rows, IReadOnlyList<double> Closes, FeatureMatrix Decisions, IReadOnlyList<double> Quoted);

/// <summary>Computes <see cref="StreamedRun"/>s on a lane of the engine: first all bars of a moment, then its quote.</summary>
internal sealed class StreamedRows(BacktestInputs judged, IReadOnlyList<Instrument> others, ILaneFactory lanes)
{
    private static readonly string[] DecisionNames = ["decision.target", "decision.up"];

    /// <summary>A fresh run over a history: over its ticks when it has some, else over its first series of bars; the other series are those of the others.</summary>
    public StreamedRun Compute(FeatureHistory history)
    {
        var (plan, shortest) = (judged.Plan, history.Bars[0].Period);
        var lane = lanes.Create(plan, judged.Instrument, others, history.Ticks.Count > 0 ? BarPeriod.Tick : shortest, plan.Sources);
        var run = new Run(lane, [.. history.Bars.Skip(1)], plan.Timeframe == BarPeriod.Tick ? shortest : plan.Timeframe);
        foreach (var tick in history.Ticks)
        {
            run.Add(in tick);
        }

        foreach (var bar in history.Ticks.Count > 0 ? [] : history.Bars[0].Bars)
        {
            run.Add(in bar);
        }

        return run.End(history.Bars[0].Bars);
    }

    private sealed class Run
    {
        private readonly EngineLane _lane;
        private readonly BarPeriod _rowPeriod;
        private readonly Bar[] _closed;
        private readonly (IBarBuilder Builder, IReadOnlyList<Bar> Bars, int Next)[] _others;
        private readonly List<Timestamp> _times = [];
        private readonly List<double> _values = [];
        private readonly List<double> _closes = [];
        private readonly List<double> _decisions = [];
        private readonly List<double> _quoted = [];
        private (double Target, double Up) _decided = (0.0, 0.5);

        public Run(EngineLane lane, BarHistory[] beside, BarPeriod rowPeriod)
        {
            (_lane, _rowPeriod) = (lane, rowPeriod);
            _others = [.. beside.Select(other => (lane.Peers.First(peer => peer.Instrument == other.Instrument).Bars, other.Bars, 0))];
            _closed = new Bar[lane.Bars.ClosedMax];
        }

        public void Add(in Tick tick)
        {
            Follow(tick.ReceivedAt);
            Take(_lane.Bars.Add(in tick, _closed));
            if (tick.IsTradable)
            {
                Decide(in tick);
            }
        }

        public void Add(in Bar bar)
        {
            Follow(bar.ClosesAt);
            Take(_lane.Bars.Add(in bar, _closed));
            if (bar.Flags == QuoteFlags.None)
            {
                Decide(new Tick(bar.Instrument, bar.Close, bar.CloseAsk, bar.ClosesAt, bar.ClosesAt));
            }
        }

        public StreamedRun End(IReadOnlyList<Bar> known)
        {
            if (known.Count > 0)
            {
                Follow(known[^1].ClosesAt);
                Take(_lane.Bars.CloseUntil(known[^1].ClosesAt, _closed));
            }

            Timestamp[] decided = [.. _times.Take(_quoted.Count)];
            return new(
                new([.. _lane.Features.Names, .. DecisionNames], _times, [.. _values]), _closes, new(DecisionNames, decided, [.. _decisions]), _quoted);
        }

        /// <summary>What the others closed until a moment belongs to the row that closes then.</summary>
        private void Follow(Timestamp now)
        {
            foreach (ref var other in _others.AsSpan())
            {
                for (; other.Next < other.Bars.Count && other.Bars[other.Next].ClosesAt <= now; other.Next++)
                {
                    var bar = other.Bars[other.Next];
                    TakeOther(other.Builder.Add(in bar, _closed));
                }

                TakeOther(other.Builder.CloseUntil(now, _closed));
            }
        }

        private void TakeOther(int count)
        {
            foreach (ref readonly var bar in _closed.AsSpan(0, count))
            {
                _lane.Features.OnBar(in bar);
            }

            foreach (ref readonly var bar in _closed.AsSpan(0, count))
            {
                _lane.Strategy.OnBar(in bar, _lane.Features.Values);
            }
        }

        private void Take(int count)
        {
            var closed = _closed.AsSpan(0, count);
            foreach (ref readonly var bar in closed)
            {
                _lane.Features.OnBar(in bar);
            }

            foreach (ref readonly var bar in closed)
            {
                _lane.Strategy.OnBar(in bar, _lane.Features.Values);
                if (bar.Period == _rowPeriod)
                {
                    _times.Add(bar.ClosesAt);
                    _values.AddRange(_lane.Features.Values);
                    _values.AddRange(_decided.Target, _decided.Up);
                    _closes.Add(bar.CloseMid);
                }
            }
        }

        private void Decide(in Tick quote)
        {
            _lane.Features.OnQuote(quote.ReceivedAt, quote.Mid);
            if (_lane.Strategy.OnQuote(in quote, _lane.Features.Values, out var decision))
            {
                _decided = (decision.Target, decision.ProbabilityUp);
            }

            // Rows that closed since the last tradable quote are decided on by this one.
            while (_quoted.Count < _times.Count)
            {
                _decisions.AddRange(_decided.Target, _decided.Up);
                _quoted.Add(quote.Mid);
            }
        }
    }
}

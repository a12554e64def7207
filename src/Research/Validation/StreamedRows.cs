using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Research.Validation;

/// <summary>What a strategy read and decided over a history.</summary>
/// <param name="Rows">At each close of its rows' period: the features, and the decision in force before that close.</param>
/// <param name="Closes">The mid at the close of each row.</param>
/// <param name="Decisions">The decision after the first quote at or after each close.</param>
/// <param name="Quoted">The mid of that quote.</param>
internal sealed record StreamedRun(FeatureMatrix Rows, IReadOnlyList<double> Closes, FeatureMatrix Decisions, IReadOnlyList<double> Quoted);

/// <summary>Computes <see cref="StreamedRun"/>s the way the engine does: builder, features, strategy; first all bars of a moment, then its quote.</summary>
internal sealed class StreamedRows(BacktestInputs judged, IBarBuilderFactory builders, IFeaturePipelineFactory pipelines, IStrategyLibrary strategies)
{
    private static readonly string[] DecisionNames = ["decision.target", "decision.up"];

    /// <summary>A fresh run over a history: over its ticks when it has some, else over its first series of bars.</summary>
    public StreamedRun Compute(FeatureHistory history)
    {
        var run = new Run(judged, builders, pipelines, strategies, history.Ticks.Count > 0 ? BarPeriod.M1 : history.Bars[0].Period);
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

    /// <summary>The minutes of ticks.</summary>
    public static List<Bar> Minutes(IBarBuilder builder, IReadOnlyList<Tick> ticks)
    {
        var (minutes, closed) = (new List<Bar>(), new Bar[builder.ClosedMax]);
        foreach (var tick in ticks)
        {
            minutes.AddRange(closed.AsSpan(0, builder.Add(in tick, closed)));
        }

        return minutes;
    }

    private sealed class Run
    {
        private readonly IBarBuilder _builder;
        private readonly IFeaturePipeline _features;
        private readonly IStrategy _strategy;
        private readonly BarPeriod _rowPeriod;
        private readonly Bar[] _closed;
        private readonly List<Timestamp> _times = [];
        private readonly List<double> _values = [];
        private readonly List<double> _closes = [];
        private readonly List<double> _decisions = [];
        private readonly List<double> _quoted = [];
        private (double Target, double Up) _decided = (0.0, 0.5);

        public Run(BacktestInputs judged, IBarBuilderFactory builders, IFeaturePipelineFactory pipelines, IStrategyLibrary strategies, BarPeriod shortest)
        {
            var (plan, instrument) = (judged.Plan, judged.Instrument);
            BarPeriod[] periods = [.. plan.Periods.Concat(plan.FurtherPeriods).Where(period => period != BarPeriod.Tick && period >= shortest).Distinct()];
            _rowPeriod = plan.Timeframe == BarPeriod.Tick ? shortest : plan.Timeframe;
            _builder = builders.Create(instrument.Id, periods.Contains(_rowPeriod) ? periods : [_rowPeriod, .. periods]);
            _closed = new Bar[_builder.ClosedMax];
            _features = pipelines.Create(plan.Features, instrument, [], calendar: null);
            _strategy = strategies.Create(plan, instrument, _features.Names, new() { Directory = judged.Request.DataDirectory });
        }

        public void Add(in Tick tick)
        {
            Take(_builder.Add(in tick, _closed));
            if (tick.IsTradable)
            {
                Decide(in tick);
            }
        }

        public void Add(in Bar bar)
        {
            Take(_builder.Add(in bar, _closed));
            if (bar.Flags == QuoteFlags.None)
            {
                Decide(new Tick(bar.Instrument, bar.Close, bar.CloseAsk, bar.ClosesAt, bar.ClosesAt));
            }
        }

        public StreamedRun End(IReadOnlyList<Bar> known)
        {
            if (known.Count > 0)
            {
                Take(_builder.CloseUntil(known[^1].ClosesAt, _closed));
            }

            Timestamp[] decided = [.. _times.Take(_quoted.Count)];
            return new(
                new([.. _features.Names, .. DecisionNames], _times, [.. _values]), _closes, new(DecisionNames, decided, [.. _decisions]), _quoted);
        }

        private void Take(int count)
        {
            var closed = _closed.AsSpan(0, count);
            foreach (ref readonly var bar in closed)
            {
                _features.OnBar(in bar);
            }

            foreach (ref readonly var bar in closed)
            {
                _strategy.OnBar(in bar, _features.Values);
                if (bar.Period == _rowPeriod)
                {
                    _times.Add(bar.ClosesAt);
                    _values.AddRange(_features.Values);
                    _values.AddRange(_decided.Target, _decided.Up);
                    _closes.Add(bar.CloseMid);
                }
            }
        }

        private void Decide(in Tick quote)
        {
            _features.OnQuote(quote.ReceivedAt, quote.Mid);
            if (_strategy.OnQuote(in quote, _features.Values, out var decision))
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

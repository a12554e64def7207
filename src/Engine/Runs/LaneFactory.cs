using Arus.Contracts.Engine;
using Arus.Contracts.Features;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Runs;

/// <summary>Composes lanes from the ports of bars, features and strategies.</summary>
internal sealed class LaneFactory(IBarBuilderFactory bars, IFeaturePipelineFactory features, IStrategyLibrary strategies) : ILaneFactory
{
    /// <inheritdoc/>
    public EngineLane Create(StrategyPlan plan, Instrument instrument, IReadOnlyList<Instrument> others, BarPeriod resolution, Sources sources)
    {
        BarPeriod[] periods = [.. plan.Periods.Where(period => period != BarPeriod.Tick)];
        if (resolution != BarPeriod.Tick && periods.Any(period => period < resolution))
        {
            throw new InvalidInputException(
                "RESOLUTION_TOO_COARSE", plan.Id.Value, $"needs {periods.Min()} bars, but the data is {resolution} bars", "finer data, or a longer timeframe");
        }

        if (periods.Length == 0)
        {
            // The strategy needs no bars, the charts do.
            periods = [resolution == BarPeriod.Tick ? BarPeriod.M1 : resolution];
        }

        periods = [.. periods, .. plan.FurtherPeriods.Where(period => period >= resolution)];
        var pipeline = features.Create(plan.Features, instrument, others, plan.Sources.Calendar);
        return new(instrument, plan, bars.Create(instrument.Id, periods), pipeline, strategies.Create(plan, instrument, pipeline.Names, sources))
        {
            Peers = [.. others.Select(other => new EnginePeer(other.Id, bars.Create(other.Id, periods)))],
        };
    }
}

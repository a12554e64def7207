using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Features;
using BenchmarkDotNet.Attributes;

namespace Arus.Benchmarks.Features;

/// <summary>What the features of the comparison strategy cost per quote. Budget: 60 ns for its five indicators, 0 bytes.</summary>
[MemoryDiagnoser]
public class FeaturePipelineBenchmarks
{
    private IndicatorInput[] _bars = [];
    private IFeaturePipeline _pipeline = new FeaturePipelineFactory().Create([]);

    /// <summary>A seeded walk, and recorded ticks where there are any.</summary>
    public static IEnumerable<string> Markets => BenchmarkBars.Markets;

    [ParamsSource(nameof(Markets))]
    public string Market { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        _bars = BenchmarkBars.Load(Market);
        _pipeline = new FeaturePipelineFactory().Create(
        [
            new("ema20", BarPeriod.Tick, IndicatorSpec.Of("ema", ("period", "20"))),
            new("ema50", BarPeriod.Tick, IndicatorSpec.Of("ema", ("period", "50"))),
            new("rsi14", BarPeriod.Tick, IndicatorSpec.Of("rsi", ("period", "14"))),
            new("macd", BarPeriod.Tick, IndicatorSpec.Of("macd")),
            new("bollinger", BarPeriod.Tick, IndicatorSpec.Of("bollinger")),
        ]);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkBars.Count)]
    public double OnQuote()
    {
        var sum = 0.0;
        foreach (ref readonly var bar in _bars.AsSpan())
        {
            _pipeline.OnQuote(bar.Time, bar.Close);
            sum += _pipeline.Values[0];
        }

        return sum;
    }
}

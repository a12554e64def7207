using Arus.Contracts.Features;
using Arus.Features;
using BenchmarkDotNet.Attributes;

namespace Arus.Benchmarks.Features;

/// <summary>
/// One streaming update with its outputs read, as the pipeline does it. Budget: 20 ns and 0 bytes for each of SMA, EMA, RSI, MACD and Bollinger. The
/// baseline walks the same bars and adds their closes up, so it is what an update costs beyond reading its input.
/// </summary>
[MemoryDiagnoser]
public class IndicatorBenchmarks
{
    private readonly double[] _outputs = new double[4];
    private IndicatorInput[] _bars = [];
    private IndicatorStream _stream = new SmaStream(14);

    /// <summary>Every indicator of the catalogue, with its defaults.</summary>
    public static IEnumerable<string> Indicators => new IndicatorCatalog().All.Select(info => info.Name);

    /// <summary>A seeded walk, and recorded ticks where there are any.</summary>
    public static IEnumerable<string> Markets => BenchmarkBars.Markets;

    [ParamsSource(nameof(Indicators))]
    public string Indicator { get; set; } = "";

    [ParamsSource(nameof(Markets))]
    public string Market { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        _bars = BenchmarkBars.Load(Market);
        _stream = IndicatorCatalog.Stream(IndicatorSpec.Of(Indicator));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = BenchmarkBars.Count)]
    public double BareLoop()
    {
        var sum = 0.0;
        foreach (ref readonly var bar in _bars.AsSpan())
        {
            sum += bar.Close;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = BenchmarkBars.Count)]
    public double Update()
    {
        var sum = 0.0;
        foreach (ref readonly var bar in _bars.AsSpan())
        {
            _stream.Update(in bar);
            _stream.CopyTo(_outputs);
            sum += _outputs[0];
        }

        return sum;
    }
}

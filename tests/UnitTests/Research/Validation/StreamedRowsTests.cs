using Arus.Contracts.Features;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Research.Validation;
using Arus.UnitTests.Features.Sets;

namespace Arus.UnitTests.Research.Validation;

/// <summary>A plan that compares with another instrument is looked at with that instrument's bars.</summary>
public sealed class StreamedRowsTests
{
    private const string Other = "others.correlation60";

    [Fact]
    public void Compute_ComparesWithAnother_GivesTheRowsOfTheTable()
    {
        var run = new StreamedRows(Inputs(), [FeatureMarket.Instrument("GBPUSD")], LeakageMarket.Lanes()).Compute(LeakageMarket.Both);

        var spec = new FeatureSetSpec(FeatureMarket.Instrument("EURUSD"), BarPeriod.H1) { Names = [LeakageMarket.Feature, Other], Others = [FeatureMarket.Instrument("GBPUSD")] };
        var table = FeatureMarket.Catalog.Compute(spec, LeakageMarket.Both);

        Assert.Equal(table.Times, run.Rows.Times);
        Assert.Equal([LeakageMarket.Feature, "others-correlation60", "decision.target", "decision.up"], run.Rows.Names);
        Assert.True(double.IsFinite(table.Row(table.Times.Count - 1)[1]));
        for (var row = 0; row < table.Times.Count; row++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(table.Row(row)[1]), BitConverter.DoubleToInt64Bits(run.Rows.Row(row)[1]));
        }

        Assert.Equal(run.Rows.Times.Count, run.Decisions.Times.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Look_ComparesWithAnother_FindsNothing(bool ticks)
    {
        var findings = LeakageMarket.Probe(ticks).Look(Inputs(), CancellationToken.None);

        Assert.Empty(findings.Leaks);
        Assert.Equal(4, findings.Columns);
        Assert.True(findings.Rows > 100);
    }

    private static BacktestInputs Inputs()
    {
        var sample = SampleResults.Make(trades: 0, days: 0).Inputs;
        return sample with
        {
            Plan = LeakageMarket.Plan with { Others = [LeakageMarket.Pound], Features = [.. LeakageMarket.Plan.Features, new("others-correlation60", BarPeriod.H1, IndicatorSpec.Of(Other))] },
            Instrument = FeatureMarket.Instrument("EURUSD"),
            Request = sample.Request with { RateSources = [new(LeakageMarket.Pound, new(["gbpusd.csv"], LeakageMarket.Pound))] },
        };
    }
}

using Arus.Contracts.Features;
using Arus.Features;

namespace Arus.UnitTests.Features;

/// <summary>What is asserted of every indicator.</summary>
internal static class Agreement
{
    /// <summary>Streaming gives the very bits of the batch form, and is ready exactly from the first complete row on.</summary>
    public static void StreamEqualsSeries(IndicatorSpec spec, IndicatorInput[] bars)
    {
        var catalog = new IndicatorCatalog();
        var series = catalog.Series(spec, bars);
        var stream = catalog.Create(spec);
        var outputs = new double[stream.Outputs.Count];
        var isReady = false;
        for (var i = 0; i < bars.Length; i++)
        {
            stream.Update(in bars[i]);
            stream.CopyTo(outputs);
            for (var j = 0; j < outputs.Length; j++)
            {
                if (BitConverter.DoubleToInt64Bits(series[i][j]) != BitConverter.DoubleToInt64Bits(outputs[j]))
                {
                    Assert.Fail($"{stream.Outputs[j]}[{i}]: series {series[i][j]:R}, stream {outputs[j]:R}");
                }
            }

            isReady = !outputs.Any(double.IsNaN);
            Assert.Equal(isReady, stream.IsReady);
        }

        Assert.True(isReady, "the bars are too few to test anything");
    }

    /// <summary>Over seeded walks with flat stretches, and over many periods.</summary>
    public static void StreamEqualsSeriesOverWalks(IndicatorSpec spec)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            StreamEqualsSeries(spec, Samples.Walk(3_000 + (seed * 7), seed));
        }
    }

    /// <summary>A hundred thousand updates allocate nothing.</summary>
    public static void UpdatesAllocateNothing(IndicatorSpec spec)
    {
        var stream = new IndicatorCatalog().Create(spec);
        var bars = Samples.Walk(1_000, seed: 1);
        var outputs = new double[stream.Outputs.Count];
        foreach (var bar in bars)
        {
            stream.Update(in bar); // the first calls may allocate; they are not the hot path
            stream.CopyTo(outputs);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
        {
            stream.Update(in bars[i % bars.Length]);
            stream.CopyTo(outputs);
        }

        Allocations.AssertNoneSince(before);
    }

    /// <summary>Every published value is met within a tolerance relative to <paramref name="scale"/> (0: to itself); others are not looked at.</summary>
    public static void MeetsPublished(double[] published, double[] computed, double tolerance, double scale = 0.0, int after = 0)
    {
        Assert.Equal(published.Length, computed.Length);
        var compared = 0;
        for (var i = after; i < published.Length; i++)
        {
            if (double.IsNaN(published[i]))
            {
                continue;
            }

            var allowed = tolerance * (scale > 0.0 ? scale : Math.Max(Math.Abs(published[i]), 1.0));
            var isMet = Math.Abs(published[i] - computed[i]) <= allowed;
            Assert.True(isMet, $"at {i}: published {published[i]:R}, computed {computed[i]:R}");
            compared++;
        }

        Assert.True(compared > 0, "nothing was compared");
    }

    /// <summary>The last values of a series are those published for its end.</summary>
    public static void EndsAsPublished(double[] published, double[] computed, double tolerance)
    {
        MeetsPublished(published, computed[^published.Length..], tolerance, scale: 1.0);
        Assert.True(double.IsNaN(computed[^(published.Length + 1)]), "the series begins earlier than published");
    }
}

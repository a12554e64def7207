using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Drift;
using Arus.Learning.Files;

namespace Arus.UnitTests.Learning.Drift;

public sealed class DriftProfilesTests
{
    private static readonly DriftProfiles Profiles = new();
    private static readonly IDriftProfile Profile = Profiles.Of(Normal(3_000, 1));

    [Fact]
    public void Compare_TheSameSource_IsStable()
    {
        var small = 0;
        for (var seed = 10UL; seed < 60; seed++)
        {
            foreach (var drift in Profile.Compare(Normal(500, seed)))
            {
                Assert.InRange(drift.StabilityIndex, 0, 0.1);
                small += drift.PValue < 0.05 ? 1 : 0;
            }
        }

        // Of 150, one in twenty: 7.5; beyond 18 or never would be a wrong law.
        Assert.InRange(small, 1, 18);
    }

    [Fact]
    public void Compare_AShiftedFeature_IsFoundAndTheOthersAreNot()
    {
        var rows = Normal(500, 5);
        for (var i = 1; i < rows.Values.Length; i += 3)
        {
            rows.Values[i] += 1;
        }

        var drift = Profile.Compare(rows);

        Assert.Equal(["a", "b", "c"], drift.Select(feature => feature.Feature));
        Assert.True(drift[1] is { StabilityIndex: > 0.5, Distance: > 0.3, PValue: < 1e-9 });
        Assert.All(new[] { drift[0], drift[2] }, feature => Assert.True(feature is { StabilityIndex: < 0.1, PValue: > 0.001 }));
    }

    [Fact]
    public void Compare_AFeatureThatIsMissingNow_HasMoved()
    {
        var rows = Normal(500, 5);
        for (var i = 2; i < rows.Values.Length; i += 6)
        {
            rows.Values[i] = double.NaN;
        }

        Assert.True(Profile.Compare(rows)[2].StabilityIndex > 0.25);
    }

    [Fact]
    public void Compare_OneSampleWithAnother_HasTheDistanceOfItsDefinition()
    {
        var (before, after) = (Normal(60, 3), Normal(40, 4));
        double[] Column(FeatureTable table) => [.. table.Values.Where((_, i) => i % 3 == 0)];
        double Below(double[] values, double at) => values.Count(value => value <= at) / (double)values.Length;

        var distance = Profiles.Of(before).Compare(after)[0].Distance;

        Assert.Equal(Column(before).Concat(Column(after)).Max(at => Math.Abs(Below(Column(before), at) - Below(Column(after), at))), distance, 1e-12);
    }

    [Fact]
    public void Share_UsualRows_IsSpreadEvenlyAndFarRowsAreOne()
    {
        var distance = Profile.NewRowDistance();
        var rows = Normal(1_000, 8);
        var shares = Enumerable.Range(0, 1_000).Select(row => distance.Share(rows.Row(row))).ToArray();

        Assert.Equal(0.5, shares.Average(), 0.04);
        Assert.Equal(1.0, distance.Share([30, 0, 0]));
        Assert.Equal(1.0, distance.Share([double.PositiveInfinity, 0, 0]));
        Assert.InRange(distance.Share([double.NaN, double.NaN, double.NaN]), 0, 0.01);
    }

    [Fact]
    public void Share_ManyTimes_AllocatesNothing()
    {
        var distance = Profile.NewRowDistance();
        double[] row = [1, 2, 3];
        distance.Share(row);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
        {
            distance.Share(row);
        }

        Allocations.AssertNoneSince(before);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameProfile()
    {
        var bytes = Bytes(Profile);
        var read = Profiles.Read("p", new MemoryStream(bytes));

        Assert.Equal(bytes, Bytes(read));
        Assert.Equal(Profile.Compare(Normal(100, 9)), read.Compare(Normal(100, 9)));
    }

    [Theory]
    [InlineData("EURUSDh4")]
    [InlineData("GBPUSDh1")]
    [InlineData("USDJPYh1")]
    public void Compare_RecordedHours_AgreesWithAllOfTheTrainingRows(string file)
    {
        var (names, columns) = Hours(Recorded.Find($"ejtrader_h1/{file}.csv.gz"));
        var rows = columns[0].Length;
        var profile = Profiles.Of(Table(names, columns, 0, rows));

        for (var first = 0; first + 500 <= rows; first += rows / 12)
        {
            foreach (var (i, drift) in profile.Compare(Table(names, columns, first, 500)).Index())
            {
                var part = columns[i].AsSpan(first, 500).ToArray();

                Assert.Equal(Index(columns[i], part), drift.StabilityIndex, 1e-9);
                Assert.Equal(Apart(columns[i], part), drift.Distance, 0.005);
            }
        }
    }

    [Fact]
    public void Write_ManyRows_IsNoLongerThanOfAFew() => Assert.InRange(Bytes(Profiles.Of(Normal(20_000, 1))).Length, 1, Bytes(Profiles.Of(Normal(1_100, 1))).Length);

    [Fact]
    public void Read_AFileOfTheFirstVersion_ComparesAsItDid()
    {
        var table = Normal(150, 6);
        var writer = new BodyWriter();
        writer.Write(3);
        for (var i = 0; i < 3; i++)
        {
            writer.Write(table.Columns[i]);
            writer.Write([.. table.Values.Where((_, at) => at % 3 == i).Order()]);
            writer.Write(150);
            writer.Write(0);
        }

        writer.Write([0.0, 0.0, 0.0]);
        writer.Write([1.0, 1.0, 1.0]);
        writer.Write([1.0, 0.0, 0.0, 0.5, 1.0, 0.0, 0.0, 0.0, 1.0]);
        writer.Write([1.0, 2.0, 4.0, 8.0]);
        byte[] content = [.. "ARUSDRFT"u8, 1, 0, 0, 0, .. writer.Written];

        var read = Profiles.Read("p", new MemoryStream([.. content, .. SHA256.HashData(content)]));

        Assert.Equal(Profiles.Of(table).Compare(Normal(100, 9)), read.Compare(Normal(100, 9)));
        Assert.Equal(0.5, read.NewRowDistance().Share([1, 0.5, 1.5]));   // L⁻¹x = (1, 0, 1.5): 3.25
    }

    [Fact]
    public void Read_TruncatedChangedOrForeign_IsOneFault()
    {
        var bytes = Bytes(Profile);
        var changed = (byte[])bytes.Clone();
        changed[100] ^= 1;
        foreach (var content in new[] { bytes[..^1], bytes[..20], changed, [], "{}"u8.ToArray() })
        {
            Assert.Single(Assert.Throws<InvalidInputException>(() => Profiles.Read("p", new MemoryStream(content))).Faults);
        }
    }

    [Fact]
    public void Of_RowsThatCannotBe_IsOneFault()
    {
        AssertFault("EXAMPLES_TOO_FEW", () => Profiles.Of(Normal(3, 1)));
        AssertFault("EXAMPLES_CONSTANT", () => Profiles.Of(new(["a"], [.. Enumerable.Repeat(2.0, 50)])));
        AssertFault("DRIFT_COLUMNS_DIFFER", () => Profile.Compare(new(["x"], new double[50])));
        AssertFault("DRIFT_TOO_FEW", () => Profile.Compare(Normal(5, 1)));
        AssertFault("DRIFT_EXPECTATION", () => Profiles.NewWatch(0.6, 0));
    }

    [Fact]
    public void Of_AColumnWithoutValues_ComparesAsStableWhileItHasNone()
    {
        var table = new FeatureTable(["a", "b"], [.. Enumerable.Range(0, 60).SelectMany(i => new[] { i, double.NaN })]);

        Assert.Equal((0.0, 1.0), Profiles.Of(table).Compare(table)[1] is var drift ? (Math.Round(drift.StabilityIndex, 9), drift.PValue) : default);
    }

    private static void AssertFault(string code, Action act) => Assert.Equal([code], Assert.Throws<InvalidInputException>(act).Faults.Select(fault => fault.Code));

    private static FeatureTable Normal(int rows, ulong seed)
    {
        var random = new StrictRandom(seed);
        return new(["a", "b", "c"], [.. Enumerable.Range(0, rows * 3).Select(_ => random.NextGaussian())]);
    }

    private static (string[] Names, double[][] Columns) Hours(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var bars = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToArray();
        double[] Cells(int column) => [.. bars.Select(bar => double.Parse(bar[column], CultureInfo.InvariantCulture))];
        var (high, low, close) = (Cells(2), Cells(3), Cells(4));
        double[] moves = [.. close.Skip(1).Zip(close, (now, before) => StrictMath.Log(now / before))];
        return (["return", "range", "close", "hour", "sign"],
        [
            moves, [.. high.Zip(low, (up, down) => up - down).Skip(1)], close[1..],
            [.. bars.Skip(1).Select(bar => double.Parse(bar[0].AsSpan(11, 2), CultureInfo.InvariantCulture))], [.. moves.Select(move => (double)Math.Sign(move))],
        ]);
    }

    private static FeatureTable Table(string[] names, double[][] columns, int first, int rows) =>
        new(names, [.. Enumerable.Range(first, rows).SelectMany(row => columns.Select(column => column[row]))]);

    // The definitions, over all values.
    private static double Index(double[] before, double[] after)
    {
        double[] sorted = [.. before.Order()];
        double[] bounds = [.. Enumerable.Range(1, 9).Select(tenth => sorted[(int)((long)tenth * (sorted.Length - 1) / 10)]), double.PositiveInfinity];
        double Share(double[] values, int bin) =>
            Math.Max(values.Count(value => value <= bounds[bin] && (bin == 0 || value > bounds[bin - 1])) / (double)values.Length, 1e-4);
        return Enumerable.Range(0, 10).Sum(bin => (Share(after, bin) - Share(before, bin)) * StrictMath.Log(Share(after, bin) / Share(before, bin)));
    }

    private static double Apart(double[] before, double[] after)
    {
        var (left, right) = (before.Order().ToArray(), after.Order().ToArray());
        var (most, i, j) = (0.0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            var at = Math.Min(left[i], right[j]);
            for (; i < left.Length && left[i] == at; i++)
            {
            }

            for (; j < right.Length && right[j] == at; j++)
            {
            }

            most = Math.Max(most, Math.Abs(((double)i / left.Length) - ((double)j / right.Length)));
        }

        return most;
    }

    private static byte[] Bytes(IDriftProfile profile)
    {
        using var stream = new MemoryStream();
        profile.Write(stream);
        return stream.ToArray();
    }
}

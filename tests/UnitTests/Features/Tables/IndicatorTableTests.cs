using System.Globalization;
using Arus.Features;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Features;

public sealed class IndicatorTableTests
{
    [Fact]
    public void Run_BarsInTheUsualColumns_WritesOneRowPerBarEmptyWhileWarmingUp()
    {
        var output = Run("sma", "period=2", """
            time,open,high,low,close,volume
            2024-01-01T00:00:00Z,1,1.5,0.5,1.25,10
            2024-01-01T01:00:00Z,1,1.5,0.5,1.5,10
            2024-01-01T02:00:00Z,1,1.5,0.5,0.1,10
            """);

        Assert.Equal("time,value\n2024-01-01T00:00:00Z,\n2024-01-01T01:00:00Z,1.375\n2024-01-01T02:00:00Z,0.8\n", output);
    }

    [Theory]
    [InlineData("Close;x;TIME;Low;High;Open\r\n1.2;?;2024.01.31 09:30;1;2;1.1\r\n\r\n")]
    [InlineData("\uFEFF\"date\",\"low\",\"open\",\"high\",\"close\"\n\"2024-01-31 09:30:00\",\"1\",\"1.1\",\"2\",\"1.2\"")]
    [InlineData("<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\n2024-01-31T09:30:00+02:00\t1.1\t2\t1\t1.2\textra")]
    public void Run_OtherOrdersDelimitersAndQuotes_AreUnderstood(string table) =>
        Assert.EndsWith(",1.2\n", Run("sma", "period=1", table), StringComparison.Ordinal);

    [Fact]
    public void Run_RecordedHours_ReadsBackTheSeriesExactly()
    {
        var bars = Samples.RecordedHours()[..5_000];
        var table = "time,open,high,low,close,volume\n" + string.Join('\n', bars.Select(bar =>
            FormattableString.Invariant($"{bar.Time},{bar.Open:R},{bar.High:R},{bar.Low:R},{bar.Close:R},{bar.Volume:R}")));
        var series = new IndicatorCatalog().Series(Specs.Of("stochastic"), bars);

        var rows = Run("stochastic", "", table).TrimEnd('\n').Split('\n')[1..];

        Assert.Equal(series.Length, rows.Length);
        Assert.All(rows.Zip(series), pair => Assert.Equal(pair.Second, pair.First.Split(',')[1..].Select(Number)));

        static double Number(string cell) => cell == "" ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Run_WrongRows_AreAllToldWithTheirLinesAndNothingIsWritten()
    {
        var faults = FaultsOf("sma", """
            time,open,high,low,close,volume
            2024-01-01,1,2,1,1,1
            2024-13-01,1,2,1,1,1
            2024-01-03,1,2,1,abc,-1
            2024-01-04,1,2
            2024-01-05,1,2,3,1,1
            2024-01-02,1,2,1,1,1
            2024-01-01,1,2,1,0,1
            """);

        Assert.Equal(
            [
                ("TABLE_VALUE_INVALID", "bars.csv:3"), ("TABLE_VALUE_INVALID", "bars.csv:4"), ("TABLE_VALUE_INVALID", "bars.csv:4"),
                ("TABLE_ROW_SHORT", "bars.csv:5"), ("TABLE_VALUE_INVALID", "bars.csv:6"), ("TABLE_VALUE_INVALID", "bars.csv:8"),
            ],
            faults.Select(fault => (fault.Code, fault.Where)));
    }

    [Fact]
    public void Run_NewestFirst_IsRefused() => Assert.Equal("TABLE_TIME_BACKWARD", Assert.Single(FaultsOf("sma", """
        time,open,high,low,close
        2024-01-02,1,2,1,1
        2024-01-01,1,2,1,1
        """)).Code);

    [Theory]
    [InlineData("", 5)]
    [InlineData("time,open,high,low", 1)]
    [InlineData("a,b,c", 5)]
    [InlineData("time,open,high,low,close,close", 1)]
    public void Run_HeaderWithFaults_TellsEachColumn(string table, int count)
    {
        var faults = FaultsOf("sma", table);

        Assert.Equal(count, faults.Count);
        Assert.All(faults, fault => Assert.Equal("bars.csv:1", fault.Where));
    }

    [Fact]
    public void Run_NoVolumeForAnIndicatorThatNeedsIt_IsRefused() =>
        Assert.Equal("no column 'volume'", Assert.Single(FaultsOf("obv", "time,open,high,low,close\n2024-01-01,1,1,1,1")).What);

    [Fact]
    public void Run_ThousandsOfWrongRows_TellsHundredAndCountsTheRest()
    {
        var faults = FaultsOf("sma", "time,open,high,low,close\n" + string.Concat(Enumerable.Repeat("x,1,1,1,1\n", 5_000)));

        Assert.Equal(IndicatorTable.FaultsMax + 1, faults.Count);
        Assert.Equal("4900 more faults", faults[^1].What);
    }

    [Fact]
    public void Run_LineWithoutEnd_CostsOneClearError()
    {
        var fault = Assert.Single(FaultsOf("sma", "time,open,high,low,close\n" + new string('1', 1_000_000)));

        Assert.Equal(("TABLE_LINE_TOO_LONG", "bars.csv:2"), (fault.Code, fault.Where));
        Assert.True(fault.ToString().Length < 200);
    }

    [Fact]
    public void Run_LongCell_IsToldShort() => Assert.All(
        FaultsOf("sma", "time,open,high,low,close\n" + new string('x', 60_000) + ",1,1,1,1"), fault => Assert.True(fault.ToString().Length < 400));

    [Fact]
    public void Run_HeaderOnly_WritesAHeader() => Assert.Equal("time,k,d\n", Run("stochastic", "", "time,open,high,low,close,volume\n"));

    [Fact]
    public void Run_AnyText_EitherSucceedsOrNamesItsFaults()
    {
        var pieces = Gen.Elements(
            "time", "close", "volume", ",", ",", ";", "\t", "\n", "\n", "\r\n", "1.5", "-1", "NaN", "1e999", "2024-01-01", "\"", "\0", "é",
            "2024-01-02,1,1,1,1,1\n");
        Prop.ForAll(pieces.ArrayOf().ToArbitrary(), parts =>
        {
            var table = "time,open,high,low,close,volume\n2024-01-01,1,1,1,1,1\n" + string.Concat(parts);
            try
            {
                Assert.StartsWith("time,value\n2024-01-01,1\n", Run("sma", "period=1", table), StringComparison.Ordinal);
            }
            catch (InvalidInputException refusal)
            {
                Assert.All(refusal.Faults, fault => Assert.StartsWith("bars.csv", fault.Where, StringComparison.Ordinal));
            }
        }).QuickCheckThrowOnFailure();
    }

    private static string Run(string indicator, string settings, string table)
    {
        using var input = new StringReader(table);
        using var output = new StringWriter();
        var bars = new IndicatorTable().Run(Specs.Of(indicator, settings), "bars.csv", input, output);
        Assert.Equal(output.ToString().Count(character => character == '\n') - 1, bars);
        return output.ToString();
    }

    private static IReadOnlyList<Fault> FaultsOf(string indicator, string table)
    {
        using var input = new StringReader(table);
        using var output = new StringWriter();
        var refusal = Assert.Throws<InvalidInputException>(() => new IndicatorTable().Run(Specs.Of(indicator), "bars.csv", input, output));
        Assert.Equal("", output.ToString());
        return refusal.Faults;
    }
}

using System.Text;
using Arus.Contracts.MarketData;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class LayoutDetectorTests
{
    [Theory]
    [InlineData("mt5-ticks.csv", "mt5", BarPeriod.Tick)]
    [InlineData("mt5-bars.csv", "mt5", BarPeriod.H1)]
    [InlineData("histdata.csv", "histdata", BarPeriod.M1)]
    [InlineData("histdata-mt.csv", "histdata", BarPeriod.M1)]
    [InlineData("histdata-ticks.csv", "histdata", BarPeriod.Tick)]
    [InlineData("truefx.csv", "truefx", BarPeriod.Tick)]
    [InlineData("iso.csv", "csv", BarPeriod.Tick)]
    [InlineData("epoch.csv", "csv", BarPeriod.Tick)]
    [InlineData("20140501_eurusd_tick_quote.csv", "lean", BarPeriod.Tick)]
    [InlineData("20140501_eurusd_minute_quote.csv", "lean", BarPeriod.M1)]
    public void Detect_Form_IsNamed(string name, string format, BarPeriod period)
    {
        var text = Array.Find(Samples.Forms, form => form.Name == name).Text;

        var layout = Detect(text, Samples.Request("x"), name);

        Assert.Equal((format, period), (layout.Format, layout.Period));
    }

    [Fact]
    public void Detect_ColumnsStated_AreTaken()
    {
        var request = Samples.Request("x") with { Columns = "ask,bid,-,time" };

        var layout = Detect("1.2;1.1;x;2024-01-02 03:04:05\n1.2;1.1;x;2024-01-02 03:04:06\n", request, "plain.csv");

        Assert.Equal([Field.Ask, Field.Bid, Field.Skip, Field.DateTime], layout.Columns);
        Assert.Equal((byte)';', layout.Delimiter);
    }

    [Fact]
    public void Detect_MonthFirstDates_AreSeenFromTheRows()
    {
        var layout = Detect("date,open,high,low,close\n01/30/2024,1,2,1,2\n01/31/2024,1,2,1,2\n02/01/2024,1,2,1,2\n", Samples.Request("x"), "us.csv");

        Assert.Equal((DateOrder.MonthFirst, BarPeriod.D1), (layout.DateOrder, layout.Period));
    }

    [Fact]
    public void Detect_WholePoints_AreScaled()
    {
        var text = "Date,open,high,low,close,tick_volume\n2012-12-04 00:00:00,130583.99999999999,131073.0,130453.0,130935.0,55870\n"
            + "2012-12-04 01:00:00,130934.0,131253.0,130596.0,130701.0,54075\n";

        Assert.Equal(100_000, Detect(text, Samples.Request("x"), "points.csv").Scale);
        Assert.Equal(1_000, Detect(text, Samples.Request("x") with { Instrument = InstrumentId.Of("USDJPY") }, "points.csv").Scale);
        Assert.Equal(1, Detect(text, Samples.Request("x") with { Instrument = InstrumentId.Of("US30") }, "points.csv").Scale);
        Assert.Equal(10, Detect(text, Samples.Request("x") with { Scale = 10 }, "points.csv").Scale);
    }

    [Theory]
    [InlineData("hello world\nthis is no data\n")]
    [InlineData("a,b,c\nd,e,f\n")]
    [InlineData("{\"json\": [1, 2]}\n")]
    public void Detect_SomethingElse_IsOneFault(string text) =>
        Assert.Equal("IMPORT_COLUMNS_UNKNOWN", Assert.Single(Assert.Throws<InvalidInputException>(() => Detect(text, Samples.Request("x"), "x.csv")).Faults).Code);

    private static RowLayout Detect(string text, FileRequest request, string name)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var reader = new LineReader(content);
        return LayoutDetector.Detect(new(name, name, content), request, reader.Preview);
    }
}

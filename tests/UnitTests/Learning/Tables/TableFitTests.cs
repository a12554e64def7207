using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Learning.Metrics;
using Arus.Learning.Tables;

namespace Arus.UnitTests.Learning.Tables;

public sealed class TableFitTests
{
    private static readonly TableFit Subject = new(Samples.Catalog, new ModelJudge(), TimeProvider.System);

    [Fact]
    public void Fit_TestTableWithColumnsInAnotherOrder_IsJudgedByName()
    {
        var (train, test) = (Samples.Curved(500, 1, missing: 0.1), Samples.Curved(200, 2, missing: 0.1));

        var fitted = Fit("booster", Csv(train), Csv(test, reversed: true));

        var direct = Samples.Train("booster", train);
        Assert.Equal(direct.Id, fitted.Model.Id);
        Assert.Equal((500, 0, 200, false), (fitted.TrainRows, fitted.ValidationRows, fitted.TestRows, fitted.IsHoldOut));
        Assert.Equal(Samples.LogLoss(direct, test), fitted.Scores.LogLoss, 1e-12);
    }

    [Fact]
    public void Fit_NoTestTable_HoldsOutTheLastRows()
    {
        var all = Samples.Curved(500, 1);

        var fitted = Fit("logistic", Csv(all));

        var early = new Examples(all.Features with { Values = all.Features.Values[..(400 * 5)] }, all.Targets[..400]);
        Assert.Equal((400, 100, true), (fitted.TrainRows, fitted.TestRows, fitted.IsHoldOut));
        Assert.Equal(Samples.Train("logistic", early).Id, fitted.Model.Id);
        Assert.Equal(all.Targets[400..], fitted.Targets);
    }

    [Fact]
    public void Fit_ValidationShare_StopsEarly()
    {
        var settings = new Dictionary<string, string> { ["early-stopping"] = "5", ["rounds"] = "500", ["learning-rate"] = "0.3" };
        using var reader = new StringReader(Csv(Samples.Curved(500, 1)));

        var fitted = Subject.Fit(new ModelSpec("booster", settings, 1), new FitTables("t.csv", reader, "y", ValidationShare: 0.25), CancellationToken.None);

        Assert.Equal((300, 100, 100), (fitted.TrainRows, fitted.ValidationRows, fitted.TestRows));
        Assert.InRange(((Arus.Learning.Trees.TreeModel)fitted.Model).Ensemble.Trees.Count, 1, 200);
    }

    [Fact]
    public void Fit_WrongRows_EachIsNamedByLineAndColumn()
    {
        var faults = Assert.Throws<InvalidInputException>(() => Fit("booster", "a,b,y\n1,2,0\n1,x,0\n1,2\n,,2\n1,inf,1\n")).Faults;

        Assert.Equal(
            ["t.csv:3: 'b' was 'x'", "t.csv:4: 2 cells", "t.csv:5: 'y' was '2'", "t.csv:6: 'b' was 'inf'"], faults.Select(fault => $"{fault.Where}: {fault.What}"));
    }

    [Theory]
    [InlineData("", "TABLE_EMPTY")]
    [InlineData("y\n1\n0\n", "TABLE_COLUMN_MISSING")]
    [InlineData("a,Y\n1,1\n", "TABLE_COLUMN_MISSING")]
    [InlineData("a,a,y\n1,1,1\n", "TABLE_COLUMN_REPEATED")]
    [InlineData("a,y\n", "TABLE_EMPTY")]
    [InlineData("a,y\n1,0\n2,1\n3,1\n4,0\n5,1\n", "EXAMPLES_TOO_FEW")]
    public void Fit_UnusableTable_OneClearFault(string text, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<InvalidInputException>(() => Fit("booster", text)).Faults).Code);

    [Fact]
    public void Fit_ManyWrongRows_TellsAHundredAndCountsTheRest()
    {
        var faults = Assert.Throws<InvalidInputException>(() => Fit("booster", "a,y\n" + string.Concat(Enumerable.Repeat("x,1\n", 250)))).Faults;

        Assert.Equal((101, "150 more faults"), (faults.Count, faults[^1].What));
    }

    [Fact]
    public void Fit_TestTableWithoutAFeature_IsAFault() =>
        Assert.Equal("TABLE_COLUMN_MISSING", Assert.Throws<InvalidInputException>(() => Fit("booster", Csv(Samples.Curved(50, 1)), "f0,f1,y\n1,2,1\n")).Faults[0].Code);

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Fit_OtherDelimiterQuotesAndByteOrderMark_AreRead(char delimiter)
    {
        var text = "\uFEFF" + Csv(Samples.Curved(60, 1, missing: 0.1)).Replace(',', delimiter).Replace("f0", "\"f0\"", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(Fit("logistic", Csv(Samples.Curved(60, 1, missing: 0.1))).Model.Id, Fit("logistic", text).Model.Id);
    }

    private static FittedTable Fit(string kind, string table, string? test = null)
    {
        using var reader = new StringReader(table);
        using var testReader = test is null ? null : new StringReader(test);
        return Subject.Fit(new ModelSpec(kind, new Dictionary<string, string>(), 1), new FitTables("t.csv", reader, "y", "test.csv", testReader), CancellationToken.None);
    }

    private static string Csv(Examples examples, bool reversed = false)
    {
        IEnumerable<T> Ordered<T>(IEnumerable<T> cells) => reversed ? cells.Reverse() : cells;
        var rows = Enumerable.Range(0, examples.Count).Select(row => string.Join(',', Ordered(
            examples.Features.Row(row).ToArray().Append(examples.Targets[row]).Select(value => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture)))));
        return string.Join('\n', rows.Prepend(string.Join(',', Ordered(examples.Features.Columns.Append("y"))))) + "\n";
    }
}

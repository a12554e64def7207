using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.Foundation.Documents;
using Arus.Intelligence.Strategies;

namespace Arus.UnitTests.Intelligence.Strategies;

public sealed class StrategyLibraryTests
{
    private static readonly IStrategyLibrary Library = Fabricated.Library;

    [Theory]
    [InlineData("consensus")]
    [InlineData("council")]
    [InlineData("ema-rsi")]
    public void Load_BuiltIn_ItsFeaturesCanBeMade(string name)
    {
        var plan = Library.Load(name, Empty, Fabricated.Euro, Sources.None);
        var pipeline = new FeaturePipelineFactory().Create(plan.Features, Fabricated.Euro, [], calendar: null);

        Assert.NotNull(Library.Create(plan, Fabricated.Euro, pipeline.Names, Sources.None));
    }

    [Fact]
    public void Load_BuiltIn_HasItsPlan()
    {
        var consensus = Library.Load("consensus", Empty, Fabricated.Euro, Sources.None);
        var rule = Library.Load("ema-rsi", Empty, Fabricated.Euro, Sources.None);

        Assert.Equal(["consensus", "council", "ema-rsi"], Library.BuiltIn.Select(entry => entry.Id.Value));
        Assert.Equal((BarPeriod.M5, false), (consensus.Timeframe, consensus.AllowUnprotected));
        Assert.Equal(new Sizing(SizingKind.RiskFraction, 0.005m), consensus.Sizing);
        Assert.Equal((BarPeriod.Tick, true), (rule.Timeframe, rule.AllowUnprotected));
        Assert.Equal(["ema20", "ema50", "rsi14", "macd", "bollinger"], rule.Features.Select(feature => feature.Name));
        Assert.Empty(rule.Periods);
    }

    [Fact]
    public void Load_EmaRsi_TradesTenThousandUnitsAndTenOfAMetal()
    {
        Assert.Equal(10_000, Library.Load("ema-rsi", Empty, Fabricated.Euro, Sources.None).Sizing.Value);
        Assert.Equal(10, Library.Load("ema-rsi", Empty, Fabricated.Gold, Sources.None).Sizing.Value);
    }

    [Theory]
    [InlineData("units", "5000", SizingKind.Units, 5000)]
    [InlineData("sizing.units", "5000", SizingKind.Units, 5000)]
    [InlineData("sizing.lots", "0.5", SizingKind.Lots, 0.5)]
    public void Load_Setting_TakesThePlaceOfWhatItExcludes(string name, string value, SizingKind kind, double size)
    {
        foreach (var strategy in (string[])["consensus", "ema-rsi"])
        {
            var plan = Library.Load(strategy, new Dictionary<string, string> { [name] = value }, Fabricated.Euro, Sources.None);

            Assert.Equal(new Sizing(kind, (decimal)size), plan.Sizing);
        }
    }

    [Theory]
    [InlineData("consensus")]
    [InlineData("ema-rsi")]
    public void Load_CanonicalDocument_ReadAgainIsItself(string name)
    {
        var plan = Library.Load(name, Empty, Fabricated.Euro, Sources.None);

        var again = StrategyDocumentReader.Read(DocumentParser.Parse(plan.Document, "again", "STRATEGY"), Fabricated.Euro, []);

        Assert.Equal(plan.Document, again.Canonical);
    }

    [Fact]
    public void Load_UnknownName_NamesTheNearest()
    {
        var problem = Assert.Throws<InvalidInputException>(() => Library.Load("consesus", Empty, Fabricated.Euro, Sources.None));

        Assert.Equal("STRATEGY_NOT_FOUND", problem.Faults[0].Code);
        Assert.Contains("'consensus', or", problem.Faults[0].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TooLargeADocument_IsOneClearFault()
    {
        using var file = new TemporaryFile(new string('#', DocumentParser.SizeMax + 1));

        var problem = Assert.Throws<InvalidInputException>(() => Library.Load(file.Path, Empty, Fabricated.Euro, Sources.None));

        Assert.Equal("STRATEGY_TOO_LARGE", Assert.Single(problem.Faults).Code);
    }

    [Fact]
    public void Load_ADirectory_IsOneClearFault() =>
        Assert.Throws<InvalidInputException>(() => Library.Load(Path.GetTempPath(), Empty, Fabricated.Euro, Sources.None));

    [Fact]
    public void Load_ExampleOfTheDocumentation_IsAPlan()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "strategies.md"));
        var start = text.IndexOf("```yaml", StringComparison.Ordinal) + "```yaml".Length;
        using var file = new TemporaryFile(text[start..text.IndexOf("```", start, StringComparison.Ordinal)]);

        var plan = Library.Load(file.Path, Empty, Fabricated.Euro, Sources.None);

        Assert.Equal("my-consensus", plan.Id.Value);
        Assert.NotNull(Library.Create(plan, Fabricated.Euro, Fabricated.Names(plan), Sources.None));
    }

    private static IReadOnlyDictionary<string, string> Empty => new Dictionary<string, string>();

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "All.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}

using Arus.Contracts.Language;
using Arus.Language.Providers;

namespace Arus.UnitTests.Language.Providers;

public sealed class ProviderTablesTests
{
    private const string Header = "id,provider,model,validFrom,input,cachedInput,output\n";

    [Fact]
    public void Cost_AWorkedExample_IsExact() => Assert.Equal(
        0.002552m, ProviderTables.Load(null).Price(ProviderKind.DeepSeek, "deepseek-v4-pro", Timestamp.Utc(2026, 11, 21))!.Cost(new Usage(12_000, 8_000, 900)));

    [Fact]
    public void Price_OfAMoment_IsTheNewestValidThen()
    {
        var tables = ProviderTables.Parse("p", Header + "a,OpenAi,m,2025-01-01,1,1,1\nb,OpenAi,m,2025-06-01,2,2,2\n");

        Assert.Null(tables.Price(ProviderKind.OpenAi, "m", Timestamp.Utc(2024, 12, 31)));
        Assert.Equal("a", tables.Price(ProviderKind.OpenAi, "m", Timestamp.Utc(2025, 5, 31))!.Id);
        Assert.Equal("b", tables.Price(ProviderKind.OpenAi, "m", Timestamp.Utc(2025, 6, 1))!.Id);
        Assert.Null(tables.Price(ProviderKind.Google, "m", Timestamp.Utc(2025, 6, 1)));
    }

    [Fact]
    public void Price_OfALocalServer_IsNothingUnlessTheTableHasOne()
    {
        var tables = ProviderTables.Parse("p", Header + "a,Local,mine,2025-01-01,1,1,1\n");

        Assert.Equal(0m, tables.Price(ProviderKind.Local, "other", Timestamp.Utc(2026, 1, 1))!.Cost(new Usage(1_000, 0, 1_000)));
        Assert.Equal("a", tables.Price(ProviderKind.Local, "mine", Timestamp.Utc(2026, 1, 1))!.Id);
    }

    [Fact]
    public void Facts_ADatedName_IsTheModel()
    {
        var tables = ProviderTables.Load(null);

        Assert.Equal(Timestamp.Utc(2024, 6, 1).Nanos - 1, tables.Facts(ProviderKind.OpenAi, "gpt-5-mini-2025-08-07").Cutoff.Nanos);
        Assert.Equal(Timestamp.Max, tables.Facts(ProviderKind.OpenAi, "gpt-5-minimal").Cutoff);
        Assert.Equal(Timestamp.Max, tables.Facts(ProviderKind.DeepSeek, "deepseek-flash").Cutoff);
    }

    [Fact]
    public void EveryPricedModel_IsKnown()
    {
        var tables = ProviderTables.Load(null);
        foreach (var row in Prompt.Resource("prices.csv").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split(',')))
        {
            Assert.NotSame(ModelFacts.Unknown, tables.Facts(Enum.Parse<ProviderKind>(row[1]), row[2]));
        }
    }

    [Theory]
    [InlineData("a,Nobody,m,2025-01-01,1,1,1")]
    [InlineData("a,OpenAi,m,soon,1,1,1")]
    [InlineData("a,OpenAi,m,2025-01-01,-1,1,1")]
    [InlineData("a,OpenAi,m,2025-01-01,1,1")]
    public void Parse_AWrongRow_IsAFault(string row) =>
        Assert.Equal("TABLE_ROW_INVALID", Assert.Throws<InvalidInputException>(() => ProviderTables.Parse("p", Header + row + "\n")).Faults[0].Code);
}

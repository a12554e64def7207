using Arus.Foundation.Documents;
using Arus.Foundation.Numerics;
using Arus.MarketData.Instruments;

namespace Arus.UnitTests.MarketData.Instruments;

public sealed class CatalogFileTests
{
    [Theory]
    [InlineData("", "CATALOG_SYNTAX")]
    [InlineData("{}", "CATALOG_SYNTAX")]
    [InlineData("- symbol: EURUSD", "CATALOG_SYNTAX")]
    [InlineData("instruments: [", "CATALOG_SYNTAX")]
    [InlineData("instruments: []\ninstruments: []", "CATALOG_SYNTAX")]
    [InlineData("instruments: &a []\ncosts: *a", "CATALOG_SYNTAX")]
    [InlineData("a: 1\n---\nb: 2", "CATALOG_SYNTAX")]
    [InlineData("instrument: []", "CATALOG_UNKNOWN_KEY")]
    [InlineData("instruments: 5", "CATALOG_INVALID_VALUE")]
    [InlineData("instruments: [5]", "CATALOG_INVALID_VALUE")]
    [InlineData("instruments: [{ digits: 5 }]", "CATALOG_MISSING_KEY")]
    [InlineData("instruments: [{ symbol: E U R }]", "CATALOG_INVALID_VALUE")]
    [InlineData("instruments: [{ symbol: EURUSD }, { symbol: EURUSD }]", "CATALOG_INVALID_VALUE")]
    [InlineData("instruments: [{ symbol: EURUSD, [a]: 1 }]", "CATALOG_SYNTAX")]
    public void Read_AFaultyFile_IsRefusedByCode(string text, string code)
    {
        using var file = new CatalogText(text);

        Assert.Contains(Refusal(file.Path).Faults, fault => fault.Code == code);
    }

    [Fact]
    public void Read_AListMissing_LeavesTheCatalogueAsItIs()
    {
        using var file = new CatalogText("costs: []");

        Assert.Equal(InstrumentCatalog.BuiltIn.All, InstrumentCatalog.BuiltIn.With(file.Path).All);
    }

    [Fact]
    public void Read_AMillionBrackets_IsRefusedWithoutExhaustingTheStack()
    {
        using var flow = new CatalogText("instruments: " + new string('[', DocumentParser.SizeMax - 100));
        using var block = new CatalogText(string.Concat(Enumerable.Repeat("- ", (DocumentParser.SizeMax / 2) - 100)));

        Assert.Equal("CATALOG_SYNTAX", Refusal(flow.Path).Faults[0].Code);
        Assert.Equal("CATALOG_SYNTAX", Refusal(block.Path).Faults[0].Code);
    }

    [Fact]
    public void Read_ATooLargeFile_IsRefused()
    {
        using var file = new CatalogText("#" + new string(' ', DocumentParser.SizeMax));

        Assert.Equal("CATALOG_TOO_LARGE", Refusal(file.Path).Faults[0].Code);
    }

    [Fact]
    public void Read_WhatIsNoTextFile_IsOneClearFault()
    {
        using var binary = new CatalogText([0xFF, 0xFE, 0x00, 0xC3]);

        Assert.Equal("is no UTF-8 text", Assert.Single(Refusal(binary.Path).Faults).What);
        Assert.Equal("is a directory", Assert.Single(Refusal(Path.GetTempPath()).Faults).What);
        Assert.Equal("does not exist", Assert.Single(Refusal(binary.Path + ".absent").Faults).What);
        Assert.Equal("CATALOG_UNREADABLE", Assert.Single(Refusal("").Faults).Code);
    }

    [Fact]
    public void Read_AnyDamagedFile_IsEitherReadOrRefused()
    {
        const string text = """
            instruments:
              - symbol: XAUUSD
                digits: 3
                volumeMin: 0.01
                swap: { mode: points, long: -25.1, short: 10.2, tripleDay: wednesday }
            costs:
              - { symbol: XAUUSD, commissionPerLot: 3.5, spreadPoints: 250 }
            """;
        const string noise = "{}[]:,-#&*!|>'\"%@`\n\t 0e9\u00e9";
        var random = new StrictRandom(23);
        var refused = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var damaged = text.ToCharArray();
            for (var hits = 1 + random.NextInt(3); hits > 0; hits--)
            {
                damaged[random.NextInt(damaged.Length)] = noise[random.NextInt(noise.Length)];
            }

            using var file = new CatalogText(new string(damaged));
            refused += IsRefused(() => InstrumentCatalog.BuiltIn.With(file.Path)) | IsRefused(() => CostCatalog.BuiltIn.With(file.Path)) ? 1 : 0;
        }

        Assert.InRange(refused, 500, 1_999);
    }

    private static InvalidInputException Refusal(string file) => Assert.Throws<InvalidInputException>(() => InstrumentCatalog.BuiltIn.With(file));

    private static bool IsRefused(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (InvalidInputException)
        {
            return true;
        }
    }
}

using Arus.Contracts.MarketData;
using Arus.MarketData.Instruments;

namespace Arus.UnitTests.MarketData.Instruments;

public sealed class InstrumentCatalogTests
{
    private const string NewPair =
        "instruments: [{ symbol: EURNOK, kind: forex, base: EUR, quote: NOK, digits: 5, contractSize: 100000, marginRate: 0.05 }]";

    [Fact]
    public void BuiltIn_EveryInstrument_HasCoherentTerms()
    {
        Assert.Equal(23, InstrumentCatalog.BuiltIn.All.Count);
        Assert.All(InstrumentCatalog.BuiltIn.All, instrument =>
        {
            Assert.Equal(instrument.VolumeMin, instrument.VolumeMin.FloorTo(instrument.VolumeStep));
            Assert.Equal(0.01m, instrument.ToLots(instrument.VolumeMin));
            Assert.Equal(100m, instrument.ToLots(instrument.VolumeMax));
            Assert.Equal(InstrumentEntry.Point(instrument.Digits), instrument.TickSize);
            Assert.InRange(instrument.MarginRate, 0.01m, 1m);
            Assert.StartsWith("assumed", instrument.Source, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void BuiltIn_Gold_StepsByOneOunceInThreeDigits()
    {
        var gold = Find(InstrumentCatalog.BuiltIn, "XAUUSD");

        Assert.Equal(3, gold.Digits);
        Assert.Equal(Quantity.From(1m), gold.VolumeStep);
        Assert.Equal(TradingSessions.Metals, gold.Sessions);
    }

    [Fact]
    public void With_OneKeyOfAKnownSymbol_ChangesThatKeyOnly()
    {
        using var file = new CatalogText("instruments:\n  - symbol: EURUSD\n    marginRate: 0.02\n");

        var changed = Find(InstrumentCatalog.BuiltIn.With(file.Path), "EURUSD");

        var known = Find(InstrumentCatalog.BuiltIn, "EURUSD");
        Assert.Equal(known with { MarginRate = 0.02m, Source = changed.Source }, changed);
        Assert.StartsWith("stated", changed.Source, StringComparison.Ordinal);
        Assert.Equal(0.0333m, known.MarginRate);
    }

    [Fact]
    public void With_ANewSymbol_FillsWhatIsOptional()
    {
        using var file = new CatalogText(NewPair);

        var added = Find(InstrumentCatalog.BuiltIn.With(file.Path), "EURNOK");

        Assert.Equal(PriceDelta.From(0.00001m), added.TickSize);
        Assert.Equal(Quantity.From(1_000m), added.VolumeMin);
        Assert.Equal(SwapTerms.None, added.Swap);
        Assert.Equal(TradingSessions.Forex, added.Sessions);
    }

    [Fact]
    public void With_Json_IsReadLikeYaml()
    {
        using var file = new CatalogText("""{ "instruments": [ { "symbol": "US500", "swap": { "mode": "none" } } ], "costs": "not ours" }""");

        Assert.Equal(SwapMode.None, Find(InstrumentCatalog.BuiltIn.With(file.Path), "US500").Swap.Mode);
    }

    [Fact]
    public void With_OtherDigits_KeepsTheSwapsWorth()
    {
        using var file = new CatalogText("instruments: [{ symbol: EURUSD, digits: 4 }]");

        var changed = Find(InstrumentCatalog.BuiltIn.With(file.Path), "EURUSD");

        Assert.Equal(PriceDelta.From(0.0001m), changed.TickSize);
        Assert.Equal(-0.72m, changed.Swap.Long);
    }

    [Fact]
    public void With_AnotherContractSize_KeepsTheVolumesInLots()
    {
        using var file = new CatalogText("instruments: [{ symbol: XAUUSD, contractSize: 10 }]");

        var changed = Find(InstrumentCatalog.BuiltIn.With(file.Path), "XAUUSD");

        Assert.Equal(Quantity.From(0.1m), changed.VolumeStep);
        Assert.Equal(Quantity.From(1_000m), changed.VolumeMax);
    }

    [Fact]
    public void With_TheExampleOfTheManual_IsAccepted()
    {
        using var file = new CatalogText(ManualExample());

        var gold = Find(InstrumentCatalog.BuiltIn.With(file.Path), "XAUUSD");
        Assert.True(CostCatalog.BuiltIn.With(file.Path).TryFind(gold.Id, out var costs));

        Assert.Equal("gold", gold.Description);
        Assert.Equal(new SwapTerms(SwapMode.Points, -25.1m, 10.2m, DayOfWeek.Wednesday), gold.Swap);
        Assert.Equal(250m, costs.SpreadPoints);
        Assert.All(costs.Origins.Values, origin => Assert.Equal(CostOrigin.Stated, origin));
    }

    [Fact]
    public void With_ManyFaults_NamesThemAllWithLineAndExpectation()
    {
        using var file = new CatalogText("""
            instruments:
              - symbol: EURUSD
                digit: 5
                volumeMin: 0.015
                marginRate: 30
                swap: { mode: weekly }
                tickSize: 0.000001
              - symbol: NEW
                quote: "12"
            """);

        var faults = Faults(file.Path);

        Assert.Contains(faults, fault => fault.Code == "CATALOG_UNKNOWN_KEY"
            && fault.Where.EndsWith(":3 instruments[0].digit", StringComparison.Ordinal)
            && fault.Expected.StartsWith("'digits', or", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Where.EndsWith("].volumeMin", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Where.EndsWith(":5 instruments[0].marginRate", StringComparison.Ordinal) && fault.What == "was '30'");
        Assert.Contains(faults, fault => fault.Where.EndsWith(":6 instruments[0].swap.mode", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Where.EndsWith("].tickSize", StringComparison.Ordinal));
        Assert.Equal(
            ["kind", "base", "digits", "contractSize", "marginRate"],
            faults.Where(fault => fault.Code == "CATALOG_MISSING_KEY").Select(fault => fault.Where.Split('.')[^1]));
        Assert.Contains(faults, fault => fault.Where.EndsWith("[1].quote", StringComparison.Ordinal));
    }

    [Fact]
    public void With_VolumesBeyondAQuantity_AreFaultsAndNoOverflow()
    {
        using var file = new CatalogText("instruments: [{ symbol: EURUSD, contractSize: 1e9, volumeMin: 1e9, volumeStep: 1e9, volumeMax: 1e8 }]");

        var faults = Faults(file.Path);

        Assert.Equal(["volumeMin", "volumeStep", "volumeMax", "volumeMax"], faults.Select(fault => fault.Where.Split('.')[^1]));
    }

    private static Instrument Find(IInstrumentCatalog catalog, string symbol)
    {
        Assert.True(catalog.TryFind(InstrumentId.Of(symbol), out var instrument));
        return instrument;
    }

    private static IReadOnlyList<Fault> Faults(string file) =>
        Assert.Throws<InvalidInputException>(() => InstrumentCatalog.BuiltIn.With(file)).Faults;

    private static string ManualExample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "All.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        var manual = File.ReadAllText(Path.Combine(folder.FullName, "docs", "instruments.md"));
        return manual.Split("```yaml\n")[1].Split("```")[0];
    }
}

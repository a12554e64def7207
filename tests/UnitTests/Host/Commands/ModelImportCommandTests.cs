using Arus.Contracts.Learning;
using Arus.UnitTests.Host.Retraining;
using Arus.UnitTests.Research.Training;

namespace Arus.UnitTests.Host.Commands;

public sealed class ModelImportCommandTests : IDisposable
{
    private static readonly string XGBoost = File.ReadAllText(Path.Combine(Repo.Root, "tests/UnitTests/Learning/Imports/xgboost.json"));

    // The file's own features are a, b, c and d.
    private static readonly string OfTheCatalogue = XGBoost.Replace("\"a\"", "\"ret1\"", StringComparison.Ordinal).Replace("\"b\"", "\"ret3\"", StringComparison.Ordinal)
        .Replace("\"c\"", "\"body\"", StringComparison.Ordinal).Replace("\"d\"", "\"gap\"", StringComparison.Ordinal);

    private readonly PlantedMarket _market = new();

    public void Dispose() => _market.Dispose();

    [Fact]
    public async Task Import_AModelOfXGBoost_IsAChallengerWithItsOriginAndTask()
    {
        var (status, error) = await Import(OfTheCatalogue);

        Assert.Equal((0, ""), (status, error));
        var version = Assert.Single(_market.Registry.List(_market.Directory, PlantedMarket.Slot));
        var card = _market.Registry.Card(_market.Directory, PlantedMarket.Slot, 1);
        Assert.Equal((ModelStage.Challenger, "xgboost", 0), (version.Stage, version.Kind, version.Lineage.Rows));
        Assert.Equal(("xgboost file model.json", PlantedMarket.Instrument, 12), (card.Origin, card.Task!.Instrument, card.Task.Barriers.HorizonBars));
        Assert.Equal(["ret1", "ret3", "body", "gap"], _market.Registry.Load(_market.Directory, PlantedMarket.Slot, 1).Features);
    }

    [Fact]
    public async Task Import_AModel_IsFollowedBesideTheChampion()
    {
        _market.Pass(900);
        _market.Crown(_market.Train(PlantedMarket.Knowing, horizon: 12));
        await Import(OfTheCatalogue);
        _market.Pass(300);

        var result = Assert.Single(_market.Shadow().Challengers);

        Assert.True(result.Evidence!.Outcomes > 200);
        Assert.Equal("PROMOTION_REFUSED", result.Obstacle?.Code);
    }

    [Fact]
    public async Task Import_ForeignFeatures_NamesThemInOneFault()
    {
        var (status, error) = await Import(XGBoost);

        Assert.Equal(2, status);
        Assert.Contains("reads a, b, c, d", error, StringComparison.Ordinal);
        Assert.Contains("MODEL_FEATURES_FOREIGN", error, StringComparison.Ordinal);
        Assert.Empty(_market.Registry.Slots(_market.Directory));
    }

    [Theory]
    [InlineData("", "MODEL_FILE_FOREIGN")]
    [InlineData("{", "MODEL_FILE_DAMAGED")]
    [InlineData("tree\nversion=v4\n", "MODEL_FILE")]
    public async Task Import_WhatIsNoModel_IsOneFault(string content, string code)
    {
        var (status, error) = await Import(content);

        Assert.Equal(2, status);
        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Import_ASlotOfNoInstrument_IsOneFault() =>
        Assert.Contains("MODEL_SLOT_UNKNOWN", (await Import(OfTheCatalogue, "eurusd-h7")).Error, StringComparison.Ordinal);

    private async Task<(int? Status, string Error)> Import(string content, string slot = PlantedMarket.Slot)
    {
        var file = Path.Combine(_market.Directory, "model.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        string[] words = ["models", "import", slot, file, "--source", "bars", "--horizon", "12", "--barrier", "1", "--data", _market.Directory];
        var result = await new InProcess(_market.Services).Run(words, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return (result.Status, result.Error);
    }
}

using Arus.Contracts.Learning;
using Arus.Host.Retraining;
using Arus.UnitTests.Research.Training;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arus.UnitTests.Host.Retraining;

public sealed class RetrainerTests : IDisposable
{
    private const int Days = 20;
    private readonly PlantedMarket _market = new();
    private readonly InProcess _program;
    private readonly ModelCare _care;
    private readonly List<string> _failures = [];

    public RetrainerTests()
    {
        _program = new(_market.Services);
        _care = new(_program, _market.Directory, _market.Clock);
        _market.Pass(1_200);
    }

    public void Dispose()
    {
        _care.Dispose();
        _market.Dispose();
    }

    [Fact]
    public async Task Look_AnOldVersion_TrainsAnotherLikeItAsAChallenger()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(Days * 24);

        await Look(promotes: true);

        var versions = Versions();
        Assert.Equal([ModelStage.Champion, ModelStage.Challenger], versions.Select(version => version.Stage));
        Assert.True(versions[1].Lineage.To > versions[0].Lineage.To);
        Assert.Contains("--no-promotion", Assert.Single(_program.Trainings));
        Assert.Equal(_market.Registry.Load(_market.Directory, PlantedMarket.Slot, 1).Spec.Settings, _market.Registry.Load(_market.Directory, PlantedMarket.Slot, 2).Spec.Settings);
        Assert.Equal((1, 0, ""), (_care.Retraining.Trained, _care.Retraining.Failures, _care.Retraining.Failure));
    }

    [Fact]
    public async Task Look_AYoungVersion_TrainsNothing()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass((Days * 24) - 1);

        await Look();

        Assert.Empty(_program.Trainings);
    }

    [Fact]
    public async Task Look_DriftOfASettledVersion_TrainsAnother()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(300, volatility: 0.005);

        await Look();

        Assert.Equal(2, Versions().Count);
    }

    [Fact]
    public async Task Look_ATrainingThatFails_IsCountedAndChangesNothing()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(Days * 24);
        _program.Training = () => new(137, "", "killed");

        await Look(promotes: true);

        Assert.Equal((1, "eurusd-h1: it ended with 137: killed"), (_care.Retraining.Failures, _care.Retraining.Failure));
        Assert.Equal(["eurusd-h1: the training failed, 1 in a row: it ended with 137: killed"], _failures);
        Assert.Equal([ModelStage.Champion], Versions().Select(version => version.Stage));
    }

    [Fact]
    public async Task Look_ATrainingThatTakesTooLong_IsAFailure()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(Days * 24);
        _program.Training = () => new(null, "", "");

        await Look();

        Assert.Contains("longer than 60 minutes", _care.Retraining.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_TooLittleData_IsNoFailure()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(Days * 24);
        _program.Training = () => new(2, "", "arus: EURUSD: has 20 rows [TRAINING_TOO_SHORT]");

        await Look();

        Assert.Equal((0, ""), (_care.Retraining.Failures, _care.Retraining.Failure));
        Assert.Empty(_failures);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Look_ABetterChallenger_IsPromotedWhenToldTo(bool promotes, int champion)
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        _market.Train(PlantedMarket.Knowing);
        _market.Pass(Days * 24 * 4);
        _program.Training = () => new(1, "", "not now");

        await Look(promotes);

        Assert.Equal(champion, Versions().Single(version => version.Stage == ModelStage.Champion).Number);
    }

    [Fact]
    public async Task Look_AChallengerThatSomethingSpeaksAgainst_NeverBecomesChampion()
    {
        _market.Train(PlantedMarket.Ignorant);
        _market.Pass(Days * 24);

        await Look(promotes: true);

        Assert.Equal([ModelStage.Challenger, ModelStage.Challenger], Versions().Select(version => version.Stage));
    }

    [Theory]
    [InlineData("model")]
    [InlineData("drift")]
    public async Task Look_ABetterChallengerWithADamagedFile_NeverBecomesChampion(string suffix)
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        _market.Train(PlantedMarket.Knowing);
        _market.Pass(Days * 24 * 4);
        _program.Training = () => new(1, "", "not now");
        File.WriteAllText(Path.Combine(_market.Directory, "models", PlantedMarket.Slot, $"000002.{suffix}"), "hostile");

        await Look(promotes: true);

        Assert.Equal([ModelStage.Champion, ModelStage.Challenger], Versions().Select(version => version.Stage));
    }

    private IReadOnlyList<ModelVersion> Versions() => _market.Registry.List(_market.Directory, PlantedMarket.Slot);

    private Task Look(bool promotes = false) => new Retrainer(
        _market.Registry, _market.Get<IModelCatalog>(), _care, new(Days, promotes, TimeSpan.FromHours(1)), _market.Directory, PlantedMarket.Bars, [PlantedMarket.Instrument], _market.Clock,
        NullLogger<Retrainer>.Instance)
    { Failed = _failures.Add }.Look(PlantedMarket.Slot, CancellationToken.None);
}

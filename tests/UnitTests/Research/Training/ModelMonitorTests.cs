namespace Arus.UnitTests.Research.Training;

public sealed class ModelMonitorTests : IDisposable
{
    private const int Taught = 1_200;
    private const int Lived = 1_400;
    private readonly PlantedMarket _market = new();

    public ModelMonitorTests() => _market.Pass(Taught);

    public void Dispose() => _market.Dispose();

    [Fact]
    public void Shadow_ABetterChallenger_IsPromotedOnItsEvidence()
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        var better = _market.Train(PlantedMarket.Knowing);
        _market.Pass(Lived);

        var report = _market.Shadow();
        var result = Assert.Single(report.Challengers);
        _market.Registry.Promote(_market.Directory, PlantedMarket.Slot, better.Number, result.Evidence, report.Rule, "ann");

        Assert.Null(result.Obstacle);
        Assert.True(result.Evidence!.ChallengerLoss < result.Evidence.ChampionLoss);
        Assert.Equal(result.Evidence, _market.Registry.History(_market.Directory, PlantedMarket.Slot)[^1].Evidence);
        Assert.StartsWith("bars EURUSD H1, 2022-", result.Evidence.Basis, StringComparison.Ordinal);
        Assert.Equal(better.Number, _market.Shadow().Champion!.Version.Number);
    }

    [Fact]
    public void Shadow_AWorseChallenger_IsNotPromoted()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Train(PlantedMarket.Ignorant);
        _market.Pass(Lived);

        var result = Assert.Single(_market.Shadow().Challengers);

        Assert.True(result.Evidence!.ChallengerLoss > result.Evidence.ChampionLoss);
        Assert.Equal("PROMOTION_REFUSED", result.Obstacle?.Code);
    }

    [Fact]
    public void Shadow_ManyThatKnowNoMore_AreNotPromotedByLuck()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        foreach (var extra in (string[])["clock.hour", "clock.day.sine", "clock.weekday", "clock.week.sine", "session.london", "session.tokyo"])
        {
            _market.Train([.. PlantedMarket.Knowing, extra]);
        }

        _market.Pass(Lived);

        var report = _market.Shadow();

        Assert.Equal(6, report.Challengers.Count);
        Assert.All(report.Challengers, result => Assert.Contains("standard error", result.Obstacle?.What, StringComparison.Ordinal));
        Assert.True(report.Rule.StandardErrorsMin > 2.3, "the more try, the more each must show");
    }

    [Fact]
    public void Shadow_BeforeAnythingCameAfter_HasNoEvidence()
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        _market.Train(PlantedMarket.Knowing);

        var result = Assert.Single(_market.Shadow().Challengers);

        Assert.Null(result.Scores);
        Assert.Null(result.Evidence);
        Assert.Equal("there is no evidence", result.Obstacle?.What);
    }

    [Fact]
    public void Shadow_OfAShortTime_SaysHowManyOutcomesAreMissing()
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        _market.Train(PlantedMarket.Knowing);
        _market.Pass(150);

        var result = Assert.Single(_market.Shadow().Challengers);

        Assert.Equal(($"{result.Evidence!.Outcomes} outcomes, {200 - result.Evidence.Outcomes} too few", "at least 200"), (result.Obstacle?.What, result.Obstacle?.Expected));
    }

    [Fact]
    public void Shadow_EveryOutcome_CameAfterRegistration()
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        var registered = _market.Now;
        _market.Pass(200);
        _market.Train(PlantedMarket.Knowing);
        var challenged = _market.Now;
        _market.Pass(Lived);

        var report = _market.Shadow();

        Assert.Equal(registered.Plus(Timestamp.NanosPerHour), report.Champion!.From);
        Assert.Equal(challenged.Plus(Timestamp.NanosPerHour), report.Challengers[0].From);
        Assert.Equal(Lived - 4, report.Challengers[0].Evidence!.Outcomes);
    }

    [Fact]
    public void Shadow_OfTicksAlone_IsThatOfTheBarsTheyMake()
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        _market.Train(PlantedMarket.Knowing);
        _market.Pass(400);

        var (bars, again, ticks) = (_market.Shadow().Challengers[0].Evidence!, _market.Shadow().Challengers[0].Evidence!, _market.Shadow(PlantedMarket.Ticks).Challengers[0].Evidence!);

        Assert.Equal(bars, again);
        // The last hour of ticks is still open: nothing has ended it.
        Assert.Equal(bars.Outcomes - 1, ticks.Outcomes);
        Assert.Equal(bars.ChallengerLoss, ticks.ChallengerLoss, 0.01);
    }

    [Fact]
    public void Shadow_AChallengerOfAnotherOutcome_IsNotCompared()
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        _market.Train(PlantedMarket.Knowing, horizon: 8);
        _market.Pass(300);

        var result = Assert.Single(_market.Shadow().Challengers);

        Assert.Null(result.Evidence);
        Assert.Equal("it predicts another outcome than the champion", result.Obstacle?.What);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("card")]
    public void Shadow_ADamagedChallenger_IsAnObstacleOfItsOwn(string suffix)
    {
        _market.Crown(_market.Train(PlantedMarket.Ignorant));
        _market.Train(PlantedMarket.Knowing);
        _market.Train([.. PlantedMarket.Knowing, "ret3"]);
        _market.Pass(Lived);
        File.WriteAllText(Path.Combine(_market.Directory, "models", PlantedMarket.Slot, $"000002.{suffix}"), "hostile");

        var report = _market.Shadow();

        Assert.Equal("MODEL_FILE_CHANGED", report.Challengers[0].Obstacle?.Code);
        Assert.Null(report.Challengers[1].Obstacle);
    }

    [Fact]
    public void Shadow_WithoutVersions_IsOneFault() =>
        Assert.Equal(["MODEL_SLOT_EMPTY"], Assert.Throws<InvalidInputException>(() => _market.Shadow()).Faults.Select(fault => fault.Code));

    [Fact]
    public void Drift_OfTheSameMarket_FindsNothing()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(Lived);

        var report = _market.Drift();

        Assert.Equal(report.RowsMin, report.Rows);
        Assert.Empty(report.Findings);
        Assert.True(report.Outcomes!.Count > 100);
    }

    [Fact]
    public void Drift_OfAWilderMarket_NamesTheFeatures()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(Lived, volatility: 0.004);

        var report = _market.Drift();

        Assert.Equal(["ret1"], report.Features.Where(feature => feature.HasMoved).Select(feature => feature.Drift.Feature));
        Assert.Contains(report.Findings, finding => finding.StartsWith("1 of 2 features have moved: ret1", StringComparison.Ordinal));
        Assert.True(report.FarShare > 0.2);
    }

    [Fact]
    public void Drift_OfAMarketThatTurns_IsFoundInTheLosses()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(Lived, momentum: -0.5);

        var report = _market.Drift();

        Assert.True(report.Outcomes!.HasDrifted);
        Assert.True(report.Outcomes.LossChange > 0);
    }

    [Fact]
    public void Drift_OfTooFewRows_SaysSo()
    {
        _market.Crown(_market.Train(PlantedMarket.Knowing));
        _market.Pass(50);

        var report = _market.Drift();

        // The last outcomes of training ended with it, so its last rows were learned from only up to a horizon before.
        Assert.Equal(50 + 4, report.Rows);
        Assert.True(report.RowsMin > 200);
        Assert.Empty(report.Features);
        Assert.False(report.HasDrifted);
    }
}

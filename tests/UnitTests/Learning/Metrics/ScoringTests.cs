using Arus.Learning.Metrics;

namespace Arus.UnitTests.Learning.Metrics;

public sealed class ScoringTests
{
    [Fact]
    public void Of_FourRows_IsWhatTheFormulasSay()
    {
        var scores = Scoring.Of([0.9, 0.8, 0.3, 0.5], [1, 0, 0, 1]);

        Assert.Equal(4, scores.Rows);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.2) + Math.Log(0.7) + Math.Log(0.5)) / 4, scores.LogLoss, 1e-12);
        Assert.Equal((0.01 + 0.64 + 0.09 + 0.25) / 4, scores.Brier, 1e-12);
        Assert.Equal(0.75, scores.Accuracy);
        Assert.Equal((0.1 + 0.8 + 0.3 + 0.5) / 4, scores.CalibrationError, 1e-12);
    }

    [Fact]
    public void Of_CertainAndWrong_IsBoundedAndBinned()
    {
        var scores = Scoring.Of([1, 0], [0, 1]);

        Assert.Equal(-Math.Log(1e-15), scores.LogLoss, 1e-9);
        Assert.Equal((0, 1, 1, 0), (scores.Accuracy, scores.Reliability[^1].Rows, scores.Reliability[0].Rows, scores.Reliability[5].Rows));
        Assert.Equal(1, scores.CalibrationError);
    }

    [Fact]
    public void Of_BinThatIsRightOnTheWhole_HasNoError()
    {
        var scores = Scoring.Of([0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0]);

        Assert.Equal(0, scores.CalibrationError);
        Assert.Equal((0.2, 0.3, 4, 0.25, 0.25), (scores.Reliability[2].Low, Math.Round(scores.Reliability[2].High, 9), scores.Reliability[2].Rows, scores.Reliability[2].MeanProbability, scores.Reliability[2].EventShare));
        Assert.True(double.IsNaN(scores.Reliability[3].MeanProbability));
    }

    [Fact]
    public void Of_ProbabilitiesNearOneHalf_FillTenBinsOfEqualMass()
    {
        double[] said = [.. Enumerable.Range(0, 1_000).Select(i => 0.48 + (0.04 * ((i * 617 % 1_000) / 1_000.0)))];
        double[] happened = [.. said.Select((_, i) => i % 3 == 0 ? 1.0 : 0.0)];

        var scores = Scoring.Of(said, happened);

        Assert.Equal(2, scores.Reliability.Count(bin => bin.Rows > 0));
        Assert.Equal(Enumerable.Repeat(100, 10), scores.ByMass.Select(bin => bin.Rows));
        Assert.Equal(scores.ByMass.Select(bin => bin.High).SkipLast(1), scores.ByMass.Select(bin => bin.Low).Skip(1));
        Assert.All(scores.ByMass, bin => Assert.InRange(bin.MeanProbability, bin.Low, bin.High));
        Assert.Equal(happened.Sum(), scores.ByMass.Sum(bin => bin.EventShare * bin.Rows), 9);
    }

    [Fact]
    public void Of_FewDistinctProbabilities_PartsNone()
    {
        double[] said = [.. Enumerable.Repeat(0.5, 70), .. Enumerable.Repeat(0.6, 30), double.NaN];

        Assert.Equal([(70, 0.5), (30, 0.6)], Scoring.Of(said, new double[said.Length]).ByMass.Select(bin => (bin.Rows, Math.Round(bin.MeanProbability, 9))));
        Assert.Equal([(1, 0.3, 1.0)], Scoring.Of([0.3], [1]).ByMass.Select(bin => (bin.Rows, bin.MeanProbability, bin.EventShare)));
    }

    [Fact]
    public void Of_RowsWithoutPrediction_AreLeftOut()
    {
        Assert.Equal(Scoring.Of([0.7], [1]).LogLoss, Scoring.Of([double.NaN, 0.7], [0, 1]).LogLoss);
        Assert.Equal("ROWS_NONE", Assert.Throws<InvalidInputException>(() => Scoring.Of([double.NaN], [0])).Faults[0].Code);
    }
}

using Arus.Contracts.Features;
using Arus.Contracts.Learning;
using Arus.Research.Training;

namespace Arus.UnitTests.Research.Training;

public sealed class ObjectionsTests
{
    private static readonly ModelScores Good = new(5_000, 0.68, 0.24, 0.01, 0.55, []);

    [Fact]
    public void To_AModelThatKnowsAndPays_AreNone() => Assert.Empty(Objections.To(Good, 0.69, 0.0001, []));

    [Fact]
    public void To_AFeatureTooGoodToBeTrue_IsNamed() => Assert.Contains(
        "tomorrow", Assert.Single(Objections.To(Good, 0.69, 0.0001, [new("tomorrow", LeakKind.TooGood, null, "area 0.9")])));

    [Fact]
    public void To_AtTheLimits_AreNone() =>
        Assert.Empty(Objections.To(Good with { Rows = Objections.RowsMin, CalibrationError = Objections.CalibrationErrorMax }, 0.69, 0.0001, []));

    [Fact]
    public void To_AccuracyWithoutAnythingElse_AreMany() =>
        Assert.Equal(4, Objections.To(Good with { Rows = Objections.RowsMin - 1, LogLoss = 0.69, CalibrationError = 0.0501, Accuracy = 0.99 }, 0.69, 0, []).Count);
}

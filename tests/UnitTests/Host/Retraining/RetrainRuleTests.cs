using Arus.Contracts.Learning;
using Arus.Host.Retraining;

namespace Arus.UnitTests.Host.Retraining;

public sealed class RetrainRuleTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    [Theory]
    [InlineData(0, 90, "", null)]
    [InlineData(29, 90, "", null)]
    [InlineData(30, 90, "", "30 days old")]
    [InlineData(6, 90, "losses", null)]
    [InlineData(7, 90, "losses", "drift: losses")]
    [InlineData(10, 17, "", null)]
    [InlineData(11, 17, "", "expires on")]
    [InlineData(17, 17, "", "every version has expired")]
    public void Reason_OfASlot_IsAgeExpiryOrDrift(int days, int expires, string drift, string? expected)
    {
        var now = Start.Plus(days * Timestamp.NanosPerDay);
        var end = Start.Plus(expires * Timestamp.NanosPerDay);

        var reason = RetrainRule.Reason([Version(1, end <= now ? ModelStage.Expired : ModelStage.Champion, Start, end)], drift.Length == 0 ? [] : [drift], 30, now);

        Assert.Equal(expected is null, reason is null);
        Assert.Contains(expected ?? "", reason ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Reason_ANewChallengerBesideAnOldChampion_IsNone() =>
        Assert.Null(RetrainRule.Reason([Version(1, ModelStage.Champion, Start, null), Version(2, ModelStage.Challenger, Start.Plus(40 * Timestamp.NanosPerDay), null)], ["losses"], 30, Start.Plus(41 * Timestamp.NanosPerDay)));

    [Fact]
    public void Leader_OfVersions_IsTheChampionElseTheNewestAlive()
    {
        ModelVersion[] versions = [Version(1, ModelStage.Champion, Start, null), Version(2, ModelStage.Challenger, Start, null), Version(3, ModelStage.Expired, Start, null)];

        Assert.Equal(1, RetrainRule.Leader(versions).Number);
        Assert.Equal(2, RetrainRule.Leader(versions[1..]).Number);
        Assert.Equal(3, RetrainRule.Leader(versions[2..]).Number);
    }

    private static ModelVersion Version(int number, ModelStage stage, Timestamp registered, Timestamp? expires) =>
        new("eurusd-h1", number, new($"{number}"), "logistic", new(Start, Start, "ab", 1, 1, new Dictionary<string, double>()), registered, "ann", expires, stage);
}

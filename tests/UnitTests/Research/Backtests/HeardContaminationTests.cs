using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;
using Arus.Research.Backtests;
using Arus.UnitTests.Language.Providers;

namespace Arus.UnitTests.Research.Backtests;

public sealed class HeardContaminationTests
{
    [Fact]
    public void Of_AnswersAroundARun_CountsThoseItCouldHear()
    {
        // heard for two hours: of hour 8 no longer at the start, of hour 9 still, of hour 20 not before the end
        var heard = Heard([.. Enumerable.Range(8, 13).Select(hour => KeptOpinions.At(hour, model: hour % 2 == 0 ? "b" : "a", isContaminated: hour % 3 == 0) with { IsMasked = hour % 9 == 0 })]);

        var found = HeardContamination.Of(heard, KeptOpinions.Hour(11), KeptOpinions.Hour(20))!;

        Assert.Equal((4, 11, 2), (found.Answers, found.Of, found.Masked));
        Assert.Equal(["a", "b"], found.Models);
    }

    [Fact]
    public void Of_NothingHeard_IsNone()
    {
        Assert.Null(HeardContamination.Of(null, KeptOpinions.Hour(0), KeptOpinions.Hour(9)));
        Assert.Null(HeardContamination.Of(Heard(KeptOpinions.At(20)), KeptOpinions.Hour(0), KeptOpinions.Hour(9)));
        Assert.Null(HeardContamination.Of(Heard(KeptOpinions.Abstained(3)), KeptOpinions.Hour(0), KeptOpinions.Hour(9)));
        Assert.Null(HeardContamination.Of(Heard(KeptOpinions.At(3)), null, null));
    }

    [Fact]
    public void Of_AnswersThatKnowNothing_AreCountedAsClean()
    {
        var found = HeardContamination.Of(Heard(KeptOpinions.At(3), KeptOpinions.At(4)), KeptOpinions.Hour(0), KeptOpinions.Hour(9))!;

        Assert.Equal((0, 2), (found.Answers, found.Of));
        Assert.Empty(found.Models);
    }

    private static HeardOpinions Heard(params KeptOpinion[] answers) => new(answers, 2 * Timestamp.NanosPerHour);
}

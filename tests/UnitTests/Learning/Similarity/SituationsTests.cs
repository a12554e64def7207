using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Patterns;
using Arus.Learning.Similarity;

namespace Arus.UnitTests.Learning.Similarity;

/// <summary>A made-up past of three kinds of stretches, each followed by its own outcome, and a twin of what is asked about whose outcome is not known yet.</summary>
public sealed class SituationsTests
{
    private const int Width = 4;
    private const int Steps = 6;
    private const int Rows = 3_000;
    private const int Horizon = 5;

    private static readonly SituationSpec Spec = new() { Steps = Steps, Dimensions = 4 };
    private static readonly Situations Desk = new(new Autoencoders());
    private static readonly SituationHistory Past = Make(Rows, seed: 4);

    [Fact]
    public void Ask_StretchSeenBefore_FindsItsKindAndWhatFollowed()
    {
        var index = Desk.Build(Past, Spec, CancellationToken.None);

        foreach (var kind in new[] { 0, 2 })
        {
            var answer = index.Ask(Stretch(kind, new(99)), At(Rows), 12);

            Assert.Equal(12, answer.Nearest.Count);
            Assert.Equal(kind == 0, answer.Followed.UpShare > 0.9);
            Assert.Equal(kind == 2, answer.Followed.UpShare < 0.1);
            Assert.InRange(answer.Usually.UpShare, 0.3, 0.7);
            Assert.InRange(answer.Followed.UpShare, answer.Followed.UpShareLow - 1e-12, answer.Followed.UpShareHigh + 1e-12);
            Assert.Equal(answer.Followed.MeanReturn - 0.0001, answer.Followed.LongAfterCosts, 12);
            Assert.Equal(-answer.Followed.MeanReturn - 0.0001, answer.Followed.ShortAfterCosts, 12);
            Assert.Equal(answer.Nearest.OrderBy(one => one.Distance), answer.Nearest);
        }
    }

    [Fact]
    public void Ask_Neighbours_OverlapNeitherOneAnotherNorTheFuture()
    {
        var to = At(2_000);
        var answer = Desk.Build(Past with { To = to }, Spec, CancellationToken.None).Ask(Window(2_001), At(2_001), 100);

        Assert.True(answer.Nearest.Count > 50);
        Assert.All(answer.Nearest, one => Assert.True(one.From < one.At && one.At < one.KnownAt && one.KnownAt <= to));
        foreach (var (one, next) in answer.Nearest.OrderBy(one => one.From).Zip(answer.Nearest.OrderBy(one => one.From).Skip(1)))
        {
            Assert.True(one.KnownAt < next.From);
        }
    }

    [Fact]
    public void Build_EverythingLaterIsSomethingElse_ChangesNoBitOfTheAnswer()
    {
        // Given a future with other rows, outcomes and a twin of the asked stretch.
        var to = At(2_000);
        var values = (double[])Past.Rows.Values.Clone();
        var random = new StrictRandom(77);
        for (var i = 2_001 * Width; i < values.Length; i++)
        {
            values[i] = 5 * random.NextGaussian();
        }

        Window(1_900).CopyTo(values, 2_100 * Width);
        var other = Past with
        {
            To = to,
            Rows = Past.Rows with { Values = values },
            Labels = [.. Past.Labels.Select(label => label.EndRow > 2_000 ? label with { IsUp = !label.IsUp, Return = 0.9 } : label)],
        };

        var (whole, changed) = (Desk.Build(Past with { To = to }, Spec, CancellationToken.None), Desk.Build(other, Spec, CancellationToken.None));
        var (one, two) = (whole.Ask(Window(1_900), At(2_001), 20), changed.Ask(Window(1_900), At(2_001), 20));

        Assert.Equal(whole.Model, changed.Model);
        Assert.Equal(one.Unusual, two.Unusual);
        Assert.Equal(one.Nearest, two.Nearest);
        Assert.Equal((one.Followed, one.Usually), (two.Followed, two.Usually));
    }

    [Fact]
    public void Ask_TwinWhoseOutcomeIsNotKnownYet_IsNotNamed()
    {
        // Given a stretch that nothing else is like, which ended before the moment and was decided after it.
        var values = (double[])Past.Rows.Values.Clone();
        var twin = Enumerable.Range(0, Steps * Width).Select(i => i % 2 == 0 ? 3.0 : -3.0).ToArray();
        twin.CopyTo(values, (1_999 - Steps) * Width);
        var history = Past with { Rows = Past.Rows with { Values = values } };
        var known = Desk.Build(history with { To = At(1_998 + Horizon) }, Spec, CancellationToken.None).Ask(twin, At(2_100), 3);
        var open = Desk.Build(history with { To = At(1_998 + Horizon - 1) }, Spec, CancellationToken.None).Ask(twin, At(2_100), 3);

        Assert.Equal((At(1_998), 0.0), (known.Nearest[0].At, known.Nearest[0].Distance));
        Assert.True(open.Nearest[0].Distance > 0);
        Assert.DoesNotContain(open.Nearest, one => one.At == At(1_998));
    }

    [Fact]
    public void Ask_StretchLikeNothingBefore_IsUnusual()
    {
        var index = Desk.Build(Past, Spec, CancellationToken.None);

        Assert.True(index.Ask([.. Enumerable.Repeat(9.0, Steps * Width)], At(Rows), 1).Unusual > 0.99);
        Assert.True(index.Ask(Stretch(1, new(5)), At(Rows), 1).Unusual < 0.99);
    }

    [Theory]
    [InlineData("early", "SITUATION_TOO_EARLY")]
    [InlineData("size", "SITUATION_SIZE")]
    [InlineData("count", "SITUATIONS_LIMIT")]
    public void Ask_WrongQuestion_IsRefused(string what, string code)
    {
        var index = Desk.Build(Past, Spec, CancellationToken.None);

        var fault = Assert.Throws<InvalidInputException>(() => index.Ask(
            new double[what == "size" ? 5 : Steps * Width], what == "early" ? index.To : At(Rows), what == "count" ? 0 : 3)).Faults;

        Assert.Equal([code], fault.Select(one => one.Code));
    }

    [Fact]
    public void Build_TooLittleOrWrong_IsRefused()
    {
        Assert.Equal("SITUATIONS_TOO_FEW", Code(Past with { To = At(400) }, Spec));
        Assert.Equal("SITUATIONS_LIMIT", Code(Past, Spec with { Steps = 0 }));
        Assert.Equal("SITUATIONS_TIMES", Code(Past with { Times = [], Labels = [] }, Spec));
        Assert.Equal("SITUATIONS_LABELS", Code(Past with { Labels = [new(5, Rows, true, 0, 0, 1)] }, Spec));

        static string Code(SituationHistory history, SituationSpec spec) =>
            Assert.Throws<InvalidInputException>(() => Desk.Build(history, spec, CancellationToken.None)).Faults[0].Code;
    }

    private static Timestamp At(int row) => Timestamp.Utc(2024, 1, 1).Plus(row * Timestamp.NanosPerHour);

    private static double[] Window(int first) => Past.Rows.Values[(first * Width)..((first + Steps) * Width)];

    private static double[] Stretch(int kind, StrictRandom random) => [.. Enumerable.Range(0, Steps).SelectMany(step => Row(kind, step, random))];

    /// <summary>Rising, flat or falling over the steps of a stretch, and a little noise.</summary>
    private static double[] Row(int kind, int step, StrictRandom random) =>
        [.. Enumerable.Range(0, Width).Select(i => ((1 - kind) * (step + 1) * (i % 2 == 0 ? 0.5 : -0.3)) + (0.1 * random.NextGaussian()))];

    private static SituationHistory Make(int rows, ulong seed)
    {
        var random = new StrictRandom(seed);
        var (values, labels, kind) = (new double[rows * Width], new List<Label>(), 1);
        for (var row = 0; row < rows; row++)
        {
            var step = row % Steps;
            kind = step == 0 ? random.NextInt(3) : kind;
            Row(kind, step, random).CopyTo(values, row * Width);
            if (row + Horizon < rows)
            {
                // What follows is told by the kind of the stretch that is complete.
                var isUp = step == Steps - 1 && kind != 1 ? kind == 0 : random.NextInt(2) == 0;
                labels.Add(new(row, row + Horizon, isUp, isUp ? 0.002 : -0.002, 0.0001, 1));
            }
        }

        return new(new(["a", "b", "c", "d"], values), [.. Enumerable.Range(0, rows).Select(At)], labels, At(rows - 1));
    }
}

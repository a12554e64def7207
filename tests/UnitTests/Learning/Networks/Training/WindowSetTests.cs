using Arus.Learning.Networks;
using Arus.Learning.Networks.Training;

namespace Arus.UnitTests.Learning.Networks.Training;

public sealed class WindowSetTests
{
    [Fact]
    public void Ends_OfOneStretch_BeginWithTheFirstFullWindow() => Assert.Equal([2, 3, 4], WindowSet.Ends(5, null, 3));

    [Fact]
    public void Ends_WithBreaks_ReachAcrossNone() => Assert.Equal([2, 3, 10, 11], WindowSet.Ends(12, [4, 6, 8], 3).ToArray());

    [Fact]
    public void Ends_OfFewRows_AreNone() => Assert.Empty(WindowSet.Ends(2, null, 3));

    [Fact]
    public void Fill_SomeWindows_LaysStepsOutermost()
    {
        var examples = Sequences.Planted(30, 3);
        var standardiser = Standardiser.Of(examples.Features);
        var windows = new WindowSet(examples with { Breaks = [10] }, standardiser, 4);
        var batch = new float[4 * 2 * 3];

        windows.Fill([0, 7], batch);

        var inputs = standardiser.Apply(examples.Features);
        float[] Rows(params int[] rows) => [.. rows.SelectMany(row => inputs[(row * 3)..((row + 1) * 3)])];
        Assert.Equal(Rows(0, 10, 1, 11, 2, 12, 3, 13), batch);
        Assert.Equal((examples.Targets[3], examples.Targets[13]), (windows.Targets[0], windows.Targets[7]));
    }
}

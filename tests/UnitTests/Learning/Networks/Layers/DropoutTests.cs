using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class DropoutTests
{
    private static readonly float[] Ones = [.. Enumerable.Repeat(1f, 10_000)];

    [Fact]
    public void Forward_WhileTraining_LeavesOutItsShareAndKeepsTheExpectation()
    {
        var pass = new Dropout(0.3).NewPass(new(1, 1, Ones.Length));

        pass.Forward([], Ones, new StrictRandom(1));

        Assert.Equal(0.3, pass.Output.Count(y => y == 0) / 10_000.0, 0.02);
        Assert.Equal(1.0, pass.Output.Average(), 0.03);
    }

    [Fact]
    public void Backward_AfterTraining_TakesTheWayOfForward()
    {
        var pass = new Dropout(0.3).NewPass(new(1, 1, Ones.Length));
        var back = new float[Ones.Length];

        pass.Forward([], Ones, new StrictRandom(1));
        pass.Backward([], Ones, Ones, [], back);

        Assert.Equal(pass.Output, back);
    }

    [Fact]
    public void Forward_WhileServing_ChangesNothing()
    {
        var pass = new Dropout(0.3).NewPass(new(1, 1, Ones.Length));

        pass.Forward([], Ones, null);

        Assert.Equal(Ones, pass.Output);
    }
}

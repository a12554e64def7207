using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class DenseTests
{
    [Theory]
    [InlineData(1, 1, 3, 1)]
    [InlineData(4, 3, 5, 24)]
    public void Backward_AnyShape_IsTheSlopeOfForward(int steps, int rows, int inputs, int outputs) =>
        GradientCheck.AssertRight(new Dense(inputs, outputs), new(steps, rows, inputs));

    [Fact]
    public void Forward_ARow_DoesNotDependOnOthers() => GradientCheck.AssertRowsAreAlone(new Dense(5, 24), new(3, 6, 5));

    [Fact]
    public void Forward_AKnownCase_IsXTimesWPlusB()
    {
        var pass = new Dense(2, 1).NewPass(new(1, 2, 2));

        pass.Forward([2, 3, 0.5f], [1, 1, -1, 2], null);

        Assert.Equal([5.5f, 4.5f], pass.Output);
    }
}

using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class RectifierTests
{
    [Fact]
    public void Pass_NumbersOfBothSigns_LetsThePositiveThrough()
    {
        var pass = new Rectifier().NewPass(new(1, 1, 4));
        var back = new float[4];

        pass.Forward([], [-1, 0, 2, -0f], null);
        pass.Backward([], [-1, 0, 2, -0f], [5, 6, 7, 8], [], back);

        Assert.Equal([0f, 0, 2, 0], pass.Output);
        Assert.Equal([0f, 0, 7, 0], back);
    }
}

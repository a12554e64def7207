using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class RectifierTests
{
    [Fact]
    public void Pass_ManyNumbers_TreatsEachAlone()
    {
        var random = new StrictRandom(1);
        var (x, by) = (GradientCheck.Gaussian(21, random), GradientCheck.Gaussian(21, random));
        var pass = new Rectifier().NewPass(new(1, 3, 7));
        var back = new float[21];

        pass.Forward([], x, null);
        pass.Backward([], x, by, [], back);

        Assert.Equal(x.Select(each => Math.Max(each, 0)), pass.Output);
        Assert.Equal(by.Select((slope, i) => x[i] > 0 ? slope : 0), back);
    }

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

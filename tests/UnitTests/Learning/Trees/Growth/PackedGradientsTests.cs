using Arus.Foundation.Numerics;
using Arus.Learning.Trees.Growth;

namespace Arus.UnitTests.Learning.Trees.Growth;

public sealed class PackedGradientsTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1e-9)]
    [InlineData(1e6)]
    public void Pack_AnySize_SumsStayInTheirHalves(double size)
    {
        var random = new StrictRandom(3);
        double[] gradients = [.. Enumerable.Range(0, 5000).Select(_ => (random.NextDouble() - 0.9) * size)];
        double[] hessians = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble() * size)];
        var packed = new PackedGradients(5000);

        packed.Pack(gradients, hessians);

        var sum = packed.Pairs.Sum();
        Assert.Equal(gradients.Sum(), PackedGradients.Gradient(sum) / packed.GradientUnits, gradients.Sum(Math.Abs) * 1e-5);
        Assert.Equal(hessians.Sum(), PackedGradients.Hessian(sum) / packed.HessianUnits, hessians.Sum() * 1e-5);
    }

    [Fact]
    public void Pack_WholeNumbers_AreExact()
    {
        double[] gradients = [-1, 0, -2, 3, 0];
        double[] hessians = [1, 1, 2, 3, 0];
        var packed = new PackedGradients(5);

        packed.Pack(gradients, hessians);

        Assert.Equal(gradients, packed.Pairs.Select(pair => PackedGradients.Gradient(pair) / packed.GradientUnits));
        Assert.Equal(hessians, packed.Pairs.Select(pair => PackedGradients.Hessian(pair) / packed.HessianUnits));
    }

    [Fact]
    public void Pack_NothingLeftToLearn_IsZero()
    {
        var packed = new PackedGradients(3);

        packed.Pack([0, 0, 0], [0, 0, 0]);

        Assert.Equal([0, 0, 0], packed.Pairs);
    }
}

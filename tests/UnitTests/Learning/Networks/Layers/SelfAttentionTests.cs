using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

public sealed class SelfAttentionTests
{
    [Theory]
    [InlineData(1, 2, 8, 1)]
    [InlineData(5, 3, 16, 2)]
    [InlineData(18, 2, 32, 4)]
    public void Backward_AnyShape_IsTheSlopeOfForward(int steps, int rows, int width, int heads) =>
        GradientCheck.AssertRight(new SelfAttention(width, heads), new(steps, rows, width));

    [Fact]
    public void Forward_ARow_DoesNotDependOnOthers() => GradientCheck.AssertRowsAreAlone(new SelfAttention(16, 2), new(5, 6, 16));

    [Fact]
    public void Forward_OneHead_IsThePublishedFormula()
    {
        const int Steps = 3, Width = 8;
        var random = new StrictRandom(9);
        var layer = new SelfAttention(Width, 1);
        var weights = GradientCheck.Gaussian(layer.WeightCount, random);
        var x = GradientCheck.Gaussian(Steps * Width, random);
        var pass = layer.NewPass(new(Steps, 1, Width));

        pass.Forward(weights, x, null);

        double Projected(int step, int place) => Enumerable.Range(0, Width).Sum(i => (double)x[(step * Width) + i] * weights[(i * 3 * Width) + place]) + weights[(Width * 3 * Width) + place];
        var mixture = weights[((Width + 1) * 3 * Width)..];
        for (var step = 0; step < Steps; step++)
        {
            var powers = Enumerable.Range(0, Steps)
                .Select(other => Math.Exp(Enumerable.Range(0, Width).Sum(i => Projected(step, i) * Projected(other, Width + i)) / Math.Sqrt(Width))).ToArray();
            var heard = Enumerable.Range(0, Width).Select(i => Enumerable.Range(0, Steps).Sum(other => powers[other] / powers.Sum() * Projected(other, (2 * Width) + i))).ToArray();
            for (var i = 0; i < Width; i++)
            {
                Assert.Equal(Enumerable.Range(0, Width).Sum(j => heard[j] * mixture[(j * Width) + i]) + mixture[(Width * Width) + i], pass.Output[(step * Width) + i], 1e-4);
            }
        }
    }
}

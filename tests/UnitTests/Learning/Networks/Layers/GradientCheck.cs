using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.UnitTests.Learning.Networks.Layers;

/// <summary>Compares the way back of a layer with differences of its way there.</summary>
internal static class GradientCheck
{
    private const int Directions = 12;
    private const float Size = 1f / 128;

    /// <summary>
    /// Asserts, for the loss Σ c·y with random c, that the gradients by weights and inputs predict its change along random directions.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The shape that goes in.</param>
    /// <param name="tolerance">How far they may differ, as a share of the gradient's length.</param>
    public static void AssertRight(Layer layer, Shape input, double tolerance = 0.003)
    {
        var random = new StrictRandom(101);
        var weights = new float[layer.WeightCount];
        layer.Initialise(weights, random);
        var x = Gaussian(input.Count, random);
        var pass = layer.NewPass(input);
        var c = Gaussian(pass.OutputShape.Count, random);

        var (byWeights, byInput) = (new float[weights.Length], new float[x.Length]);
        pass.Forward(weights, x, null);
        pass.Backward(weights, x, c, byWeights, byInput);

        AssertPredicts(byInput, x, moved => Loss(layer, weights, moved, input, c), random, tolerance);
        if (weights.Length > 0)
        {
            AssertPredicts(byWeights, weights, moved => Loss(layer, moved, x, input, c), random, tolerance);
        }

        // Nobody asks by the input: the gradient by the weights is the same, and is added.
        var twice = (float[])byWeights.Clone();
        pass.Backward(weights, x, c, twice, default);
        Assert.All(Enumerable.Range(0, twice.Length), i => Assert.Equal(2 * byWeights[i], twice[i], 1e-3f * (1 + Math.Abs(twice[i]))));
    }

    /// <summary>Asserts that a row gives the same bits alone as among others.</summary>
    public static void AssertRowsAreAlone(Layer layer, Shape input)
    {
        var random = new StrictRandom(103);
        var weights = new float[layer.WeightCount];
        layer.Initialise(weights, random);
        var x = Gaussian(input.Count, random);
        var together = layer.NewPass(input);
        together.Forward(weights, x, null);
        var alone = layer.NewPass(input with { Rows = 1 });
        for (var row = 0; row < input.Rows; row++)
        {
            alone.Forward(weights, Row(x, input, row), null);
            Assert.Equal(Row(together.Output, together.OutputShape, row), alone.Output);
        }
    }

    public static float[] Gaussian(int count, StrictRandom random) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];

    private static float[] Row(float[] all, Shape shape, int row) =>
        [.. Enumerable.Range(0, shape.Steps).SelectMany(step => all.Skip(((step * shape.Rows) + row) * shape.Width).Take(shape.Width))];

    private static double Loss(Layer layer, float[] weights, float[] x, Shape input, float[] c)
    {
        var pass = layer.NewPass(input);
        pass.Forward(weights, x, null);
        return pass.Output.Zip(c, (y, factor) => (double)y * factor).Sum();
    }

    private static void AssertPredicts(float[] gradient, float[] at, Func<float[], double> loss, StrictRandom random, double tolerance)
    {
        var length = Math.Sqrt(gradient.Sum(slope => (double)slope * slope));
        Assert.True(length > 0);
        for (var i = 0; i < Directions; i++)
        {
            // The first direction is the gradient itself: its slope is its length.
            var direction = i == 0 ? [.. gradient.Select(slope => (float)(slope / length))] : Gaussian(at.Length, random);
            var norm = Math.Sqrt(direction.Sum(part => (double)part * part));
            direction = [.. direction.Select(part => (float)(part / norm))];
            var change = loss([.. at.Zip(direction, (value, part) => value + (Size * part))]) - loss([.. at.Zip(direction, (value, part) => value - (Size * part))]);
            var predicted = gradient.Zip(direction, (slope, part) => (double)slope * part).Sum();
            Assert.Equal(0.0, ((change / (2 * Size)) - predicted) / length, tolerance);
        }
    }
}

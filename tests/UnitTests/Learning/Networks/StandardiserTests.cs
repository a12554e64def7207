using Arus.Learning.Networks;

namespace Arus.UnitTests.Learning.Networks;

public sealed class StandardiserTests
{
    [Fact]
    public void Apply_TheTrainingRows_HaveMeanZeroAndDeviationOne()
    {
        var table = Sequences.Planted(500, 3).Features;
        var standardiser = Standardiser.Of(table);

        var inputs = standardiser.Apply(table);

        Assert.Equal(3, standardiser.Width);
        for (var column = 0; column < 3; column++)
        {
            var values = Enumerable.Range(0, 500).Select(row => (double)inputs[(row * 3) + column]).ToArray();
            Assert.Equal((0.0, 1.0), (values.Average(), values.Average(x => x * x)), new WithinMillionths());
        }
    }

    [Fact]
    public void Apply_MissingValues_AreTheMeanWithAFlag()
    {
        var standardiser = Standardiser.Of(new(["a", "b"], [1, 1, double.NaN, 2, 3, 3]));
        var inputs = new float[3];

        standardiser.Apply([double.NaN, double.NaN], inputs);
        Assert.Equal([0f, 0, 1], inputs);

        standardiser.Apply([3, 2], inputs);
        Assert.Equal([1f, 0, 0], inputs);
        Assert.Equal([0, 1, 0], Enumerable.Range(0, 3).Select(standardiser.FeatureOf));
    }

    [Fact]
    public void Apply_ConstantEmptyAndExtreme_AreHeld()
    {
        var standardiser = Standardiser.Of(new(["constant", "empty", "x"], [0.1, double.NaN, 0, 0.1, double.NaN, 1, 0.1, double.NaN, 2]));
        var inputs = new float[standardiser.Width];

        standardiser.Apply([77, 5, 1e300], inputs);

        Assert.Equal([0f, 0, 10], inputs);
        standardiser.Apply([77, 5, double.NegativeInfinity], inputs);
        Assert.Equal(-10f, inputs[2]);
    }

    private sealed class WithinMillionths : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-6 && Math.Abs(x.Item2 - y.Item2) < 1e-6;

        public int GetHashCode((double, double) x) => 0;
    }
}

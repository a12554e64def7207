using Arus.Foundation.Numerics;

namespace Arus.UnitTests.Foundation.Numerics;

public sealed class LanesTests
{
    public static TheoryData<int> Lengths => [0, 1, 3, 4, 5, 15, 16, 17, 31, 32, 33, 64, 100, 1000, 1009];

    [Theory, MemberData(nameof(Lengths))]
    public void Sum_OfDoubles_IsTheDocumentedOrder(int length)
    {
        var (x, _) = Doubles(length);

        Assert.Equal(Total([.. x]), Lanes.Sum(x));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Dot_OfDoubles_IsTheDocumentedOrder(int length)
    {
        var (x, y) = Doubles(length);

        Assert.Equal(Total([.. x.Zip(y, (a, b) => a * b)]), Lanes.Dot(x, y));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Sum_OfFloats_IsTheDocumentedOrder(int length)
    {
        var (x, _) = Floats(length);

        Assert.Equal(Total([.. x]), Lanes.Sum(x));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void Dot_OfFloats_IsTheDocumentedOrder(int length)
    {
        var (x, y) = Floats(length);

        Assert.Equal(Total([.. x.Zip(y, (a, b) => a * b)]), Lanes.Dot(x, y));
    }

    [Theory, MemberData(nameof(Lengths))]
    public void AddScaled_OfBoth_IsEachElementAlone(int length)
    {
        var (x, y) = Doubles(length);
        var (s, t) = Floats(length);
        var expected = x.Zip(y, (a, b) => b + (0.3 * a)).ToArray();
        var expectedFloats = s.Zip(t, (a, b) => b + (0.3f * a)).ToArray();

        Lanes.AddScaled(y, 0.3, x);
        Lanes.AddScaled(t, 0.3f, s);

        Assert.Equal(expected, y);
        Assert.Equal(expectedFloats, t);
    }

    [Fact]
    public void Vectors_OfDifferentLengths_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Lanes.Dot(new double[3], new double[2]));
        Assert.Throws<ArgumentException>(() => Lanes.Dot(new float[3], new float[2]));
        Assert.Throws<ArgumentException>(() => Lanes.AddScaled(new double[3], 1, new double[2]));
        Assert.Throws<ArgumentException>(() => Lanes.AddScaled(new float[3], 1, new float[2]));
    }

    private static T Total<T>(T[] x)
        where T : System.Numerics.INumber<T>
    {
        var lanes = new T[Lanes.Count];
        for (var i = 0; i < x.Length; i++)
        {
            lanes[i % Lanes.Count] += x[i];
        }

        for (var half = Lanes.Count / 2; half > 0; half /= 2)
        {
            for (var lane = 0; lane < half; lane++)
            {
                lanes[lane] += lanes[lane + half];
            }
        }

        return lanes[0];
    }

    private static (double[] X, double[] Y) Doubles(int length)
    {
        var random = new StrictRandom(19);
        return ([.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())], [.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())]);
    }

    private static (float[] X, float[] Y) Floats(int length)
    {
        var (x, y) = Doubles(length);
        return ([.. x.Select(each => (float)each)], [.. y.Select(each => (float)each)]);
    }
}

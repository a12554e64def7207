using Arus.Foundation.Numerics;

namespace Arus.UnitTests.Foundation.Numerics;

public sealed class MatrixMathTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 64, 256 }, { 1, 7, 80 }, { 3, 5, 65 }, { 4, 9, 16 }, { 5, 3, 33 }, { 9, 17, 31 }, { 5, 6, 24 }, { 64, 20, 48 }, { 2, 0, 16 }, { 0, 3, 16 }, { 3, 3, 0 },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void AddProduct_AnyShape_AddsProductsInTheOrderOfTheInnerIndex(int rows, int inner, int columns)
    {
        var (a, b, c) = (Random(rows * inner, 1), Random(inner * columns, 2), Random(rows * columns, 3));
        var expected = Expected((row, k) => a[(row * inner) + k], b, c, rows, inner, columns);

        MatrixMath.AddProduct(a, b, c, rows, inner, columns);

        Assert.Equal(expected, c);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void AddProductOfTransposed_AnyShape_AddsProductsInTheOrderOfTheInnerIndex(int rows, int inner, int columns)
    {
        var (a, b, c) = (Random(rows * inner, 1), Random(inner * columns, 2), Random(rows * columns, 3));
        var expected = Expected((row, k) => a[(k * rows) + row], b, c, rows, inner, columns);

        MatrixMath.AddProductOfTransposed(a, b, c, rows, inner, columns);

        Assert.Equal(expected, c);
    }

    [Fact]
    public void AddRows_AMatrix_AddsThemInOrder()
    {
        var (a, y) = (Random(3 * 21, 1), Random(21, 2));
        var expected = y.Select((sum, i) => ((sum + a[i]) + a[21 + i]) + a[42 + i]).ToArray();

        MatrixMath.AddRows(a, y, 3, 21);

        Assert.Equal(expected, y);
    }

    [Fact]
    public void Transpose_Twice_IsTheMatrix()
    {
        var a = Random(15, 1);
        var (once, twice) = (new float[15], new float[15]);

        MatrixMath.Transpose(a, once, 3, 5);
        MatrixMath.Transpose(once, twice, 5, 3);

        Assert.Equal(a[1], once[3]);
        Assert.Equal(a, twice);
    }

    [Fact]
    public void Matrices_ShorterThanTheirShape_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => MatrixMath.AddProduct(new float[5], new float[6], new float[4], 2, 3, 2));
        Assert.Throws<ArgumentException>(() => MatrixMath.AddProductOfTransposed(new float[6], new float[5], new float[4], 2, 3, 2));
        Assert.Throws<ArgumentException>(() => MatrixMath.AddRows(new float[5], new float[3], 2, 3));
        Assert.Throws<ArgumentException>(() => MatrixMath.Transpose(new float[6], new float[5], 2, 3));
    }

    private static float[] Expected(Func<int, int, float> a, float[] b, float[] c, int rows, int inner, int columns)
    {
        var result = (float[])c.Clone();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                for (var k = 0; k < inner; k++)
                {
                    result[(row * columns) + column] += a(row, k) * b[(k * columns) + column];
                }
            }
        }

        return result;
    }

    private static float[] Random(int length, ulong seed)
    {
        var random = new StrictRandom(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)random.NextGaussian())];
    }
}

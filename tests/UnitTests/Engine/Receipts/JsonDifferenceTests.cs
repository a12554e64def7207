using System.Text.Json;
using Arus.Engine.Receipts;

namespace Arus.UnitTests.Engine.Receipts;

public sealed class JsonDifferenceTests
{
    [Theory]
    [InlineData("""{"a":1,"hash":"x"}""", """{"a":1,"hash":"y"}""", null)]
    [InlineData("""{"a":1}""", """{"a":2}""", "a: recorded 1, recomputed 2")]
    [InlineData("""{"a":1.0}""", """{"a":1.00}""", "a: recorded 1.0, recomputed 1.00")]
    [InlineData("""{"a":{"b":[1,{"c":3}]}}""", """{"a":{"b":[1,{"c":4}]}}""", "a.b[1].c: recorded 3, recomputed 4")]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""", "a: recorded [1], recomputed [1,2]")]
    [InlineData("""{"a":1}""", """{"b":1}""", ": recorded a where the replay has b")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", ": b is only in the record")]
    public void First_TwoRecords_IsNamedWithItsPath(string recorded, string recomputed, string? expected)
    {
        using var left = JsonDocument.Parse(recorded);
        using var right = JsonDocument.Parse(recomputed);

        Assert.Equal(expected, JsonDifference.First(left.RootElement, right.RootElement));
    }
}

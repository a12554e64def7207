using Arus.Features;
using FsCheck;
using FsCheck.Fluent;

namespace Arus.UnitTests.Features;

public sealed class TableLinesTests
{
    [Fact]
    public void Read_AnyText_GivesTheLinesOfTheFramework()
    {
        var pieces = Gen.Elements("a", "bc", "", "\n", "\r\n", new string('x', 5_000));
        Prop.ForAll(pieces.ArrayOf().ToArbitrary(), parts =>
        {
            var text = string.Concat(parts);
            var lines = new TableLines("bars.csv", new StringReader(text));
            using var framework = new StringReader(text);
            var read = new List<string>();
            while (lines.Read() is { } line)
            {
                read.Add(line);
                Assert.Equal(framework.ReadLine(), line);
            }

            Assert.Null(framework.ReadLine());
            Assert.Equal(read.Count, lines.Number);
        }).QuickCheckThrowOnFailure();
    }
}

using System.Text;
using Arus.MarketData.Import;

namespace Arus.UnitTests.MarketData.Import;

public sealed class SourceContainerTests
{
    [Fact]
    public void Open_PlainGzipAndZip_GiveTheSameBytes()
    {
        using var samples = new Samples();
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"row {i}\n"));

        Assert.Equal([("a.csv", text)], Read(samples.Write("a.csv", text)));
        Assert.Equal([("a.csv", text)], Read(samples.Write("a.csv.gz", Samples.Gzip(text))));
        Assert.Equal([("a.csv", text), ("b.csv", "b")], Read(samples.Write("a.zip", Samples.Zip(("a.csv", text), ("report.txt", "-"), ("b.csv", "b")))));
        Assert.Equal([("only.txt", "t")], Read(samples.Write("t.zip", Samples.Zip(("only.txt", "t")))));
    }

    [Fact]
    public void Open_ArchiveCutAnywhere_IsOneFault()
    {
        using var samples = new Samples();
        var text = string.Concat(Enumerable.Range(0, 2_000).Select(static i => $"row {i}\n"));
        byte[][] archives = [Samples.Gzip(text), Samples.Zip(("a.csv", text), ("b.csv", text))];
        foreach (var archive in archives)
        {
            for (var length = 10; length < archive.Length; length += length < archive.Length - 130 ? 97 : 1)
            {
                var path = samples.Write("cut", archive[..length]);

                var error = Assert.Throws<InvalidInputException>(() => Read(path));
                Assert.Equal("IMPORT_ARCHIVE_CORRUPT", Assert.Single(error.Faults).Code);
            }
        }
    }

    [Fact]
    public void Open_ArchiveByteChanged_IsNeverReadAsSomethingElse()
    {
        using var samples = new Samples();
        var text = string.Concat(Enumerable.Range(0, 2_000).Select(static i => $"row {i}\n"));
        var archive = Samples.Zip(("a.csv", text));
        var random = new Random(23);
        for (var round = 0; round < 300; round++)
        {
            var damaged = (byte[])archive.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                var read = Read(samples.Write("damaged", damaged));
                Assert.True(read.Count == 0 || read[0].Text == text || !damaged.AsSpan(0, 2).SequenceEqual("PK"u8) || damaged[2] != 3 || damaged[3] != 4);
            }
            catch (InvalidInputException error)
            {
                Assert.Single(error.Faults);
            }
        }
    }

    [Fact]
    public void Open_FileThatChangesWhileRead_IsOneFault()
    {
        using var samples = new Samples();
        var path = samples.Write("a.csv", "one\n");

        var error = Assert.Throws<InvalidInputException>(() =>
        {
            foreach (var _ in SourceContainer.Open(path))
            {
                File.AppendAllText(path, "two\n");
            }
        });

        Assert.Equal("IMPORT_FILE_CHANGED", Assert.Single(error.Faults).Code);
    }

    private static List<(string Name, string Text)> Read(string path)
    {
        List<(string, string)> entries = [];
        foreach (var entry in SourceContainer.Open(path))
        {
            using var reader = new StreamReader(entry.Content, Encoding.UTF8);
            entries.Add((entry.Name, reader.ReadToEnd()));
        }

        return entries;
    }
}

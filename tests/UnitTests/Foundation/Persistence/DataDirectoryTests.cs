using Arus.Foundation.Persistence;

namespace Arus.UnitTests.Foundation.Persistence;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly string _root = Path.Combine(Directory.CreateTempSubdirectory("arus-data-").FullName, "data");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_root)!, recursive: true);

    [Fact]
    public void OpenForWriting_NewDirectory_IsOfTheCurrentVersion()
    {
        using (var directory = Write())
        {
            Assert.True(directory.IsWritable);
        }

        Assert.Equal($"arus data {DataDirectory.CurrentVersion}\n", File.ReadAllText(Path.Combine(_root, "format")));
    }

    [Fact]
    public void OpenForReading_NoDirectory_CreatesNone()
    {
        using var directory = Read();

        Assert.False(directory.IsWritable);
        Assert.False(Directory.Exists(_root));
    }

    [Fact]
    public void Open_NewerVersion_NamesBothAndChangesNothing()
    {
        Format("arus data 77\n");

        foreach (var open in new Action[] { () => Read().Dispose(), () => Write().Dispose() })
        {
            var error = Assert.Throws<RefusedException>(open);

            Assert.Equal("DATA_DIRECTORY_TOO_NEW", error.Fault.Code);
            Assert.Contains("77", error.Fault.What, StringComparison.Ordinal);
            Assert.Contains($" {DataDirectory.CurrentVersion}", error.Fault.What, StringComparison.Ordinal);
        }

        Assert.Equal(["format"], Directory.GetFileSystemEntries(_root).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("arus data")]
    [InlineData("arus data 0")]
    [InlineData("arus data -1")]
    [InlineData("something else")]
    public void Open_FormatFileOfNothingKnown_IsInvalid(string format)
    {
        Format(format);

        Assert.Equal("DATA_DIRECTORY_INVALID", Assert.Throws<InvalidInputException>(() => Read()).Faults[0].Code);
    }

    [Fact]
    public void Open_FolderOfSomethingElse_IsInvalid()
    {
        Directory.CreateDirectory(_root);
        File.WriteAllText(Path.Combine(_root, "holiday.jpg"), "");

        var error = Assert.Throws<InvalidInputException>(() => Write());

        Assert.Contains("holiday.jpg", error.Message, StringComparison.Ordinal);
        Assert.Equal(["holiday.jpg"], Directory.GetFileSystemEntries(_root).Select(Path.GetFileName));
    }

    [Fact]
    public void Open_AFile_IsInvalid()
    {
        File.WriteAllText(_root, "");

        Assert.Equal("DATA_DIRECTORY_INVALID", Assert.Throws<InvalidInputException>(() => Read()).Faults[0].Code);
    }

    [Fact]
    public void OpenForReading_OlderVersion_MigratesStepByStepAndKeepsCopies()
    {
        Format("arus data 1\n");
        var changed = Path.Combine(_root, "ticks", "old");
        Directory.CreateDirectory(Path.GetDirectoryName(changed)!);
        File.WriteAllText(changed, "before");

        using var directory = DataDirectory.OpenForReading(_root, [new Rewriting(changed)], TimeProvider.System);

        Assert.Equal("after", File.ReadAllText(changed));
        Assert.Equal("before", File.ReadAllText(Path.Combine(_root, "backup", "v1", "ticks", "old")));
        Assert.Equal("arus data 1\n", File.ReadAllText(Path.Combine(_root, "backup", "v1", "format")));
        Assert.Equal("arus data 2\n", File.ReadAllText(Path.Combine(_root, "format")));
    }

    [Fact]
    public void OpenForWriting_MigrationCutOff_BeginsAgainFromTheFirstCopy()
    {
        Format("arus data 1\n");
        var changed = Path.Combine(_root, "old");
        File.WriteAllText(changed, "before");

        Assert.Throws<IOException>(() => DataDirectory.OpenForWriting(_root, [new Rewriting(changed, isCutOff: true)], TimeProvider.System));
        Assert.Equal("arus data 1\n", File.ReadAllText(Path.Combine(_root, "format")));
        using var directory = DataDirectory.OpenForWriting(_root, [new Rewriting(changed)], TimeProvider.System);

        Assert.Equal("after", File.ReadAllText(changed));
        Assert.Equal("before", File.ReadAllText(Path.Combine(_root, "backup", "v1", "old")));
    }

    [Fact]
    public void Open_OlderVersionNobodyKnows_IsRefused()
    {
        Format("arus data 1\n");

        Assert.Equal("DATA_DIRECTORY_TOO_OLD", Assert.Throws<RefusedException>(() => Read()).Fault.Code);
    }

    private DataDirectory Read() => DataDirectory.OpenForReading(_root, [], TimeProvider.System);

    private DataDirectory Write() => DataDirectory.OpenForWriting(_root, [], TimeProvider.System);

    private void Format(string text)
    {
        Directory.CreateDirectory(_root);
        File.WriteAllText(Path.Combine(_root, "format"), text);
    }

    private sealed class Rewriting(string path, bool isCutOff = false) : IDataMigration
    {
        public int From => 1;

        public void Run(MigrationStep step)
        {
            step.Keep(path);
            File.WriteAllText(path, isCutOff ? "half" : "after");
            if (isCutOff)
            {
                throw new IOException("cut off");
            }
        }
    }
}

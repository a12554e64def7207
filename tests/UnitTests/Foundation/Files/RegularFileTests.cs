using Arus.Foundation.Files;

namespace Arus.UnitTests.Foundation.Files;

public sealed class RegularFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("regular").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Open_File_ReadsIt()
    {
        var path = Path.Combine(_folder, "a.txt");
        File.WriteAllText(path, "hello");

        using var reader = new StreamReader(RegularFile.Open(path, "X", "a file"));

        Assert.Equal("hello", reader.ReadToEnd());
        Assert.Null(RegularFile.WhyNot(path));
    }

    [Theory]
    [InlineData("", "does not exist")]
    [InlineData("a\0b", "does not exist")]
    [InlineData("/nowhere/at/all", "does not exist")]
    public void Open_NothingThere_IsOneFault(string path, string what)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => RegularFile.Open(path, "X", "a file").Dispose()).Faults);

        Assert.Equal(new Fault("X", path, what, "a file"), fault);
    }

    [Fact]
    public void WhyNot_DirectoryOrDevice_SaysWhich()
    {
        Assert.Equal("is a directory", RegularFile.WhyNot(_folder));
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices are looked for on Linux.");
        Assert.Equal("is a device, a pipe or a socket", RegularFile.WhyNot("/dev/null"));
    }
}

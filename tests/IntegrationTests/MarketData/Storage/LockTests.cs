using Arus.Foundation.Persistence;

namespace Arus.IntegrationTests.MarketData.Storage;

/// <summary>Two real processes and one data directory.</summary>
public sealed class LockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-two-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Import_WhileAnotherProcessWrites_IsRefusedAndReadingIsNot()
    {
        var data = Path.Combine(_folder, "data");
        var file = Path.Combine(_folder, "ticks.csv");
        File.WriteAllText(file, "time,bid,ask\n2024-01-02T03:04:05Z,1.1,1.2\n2024-01-02T03:04:06Z,1.11,1.21\n2024-01-02T03:04:07Z,1.12,1.22\n");
        using var writer = Appender.Start(data, first: 1);
        Assert.Equal("1", writer.StandardOutput.ReadLine());

        var import = Programs.Arus("import", file, "--symbol", "EURUSD", "--data", data);
        var list = Programs.Arus("data", "list", "--data", data);
        var verify = Programs.Arus("data", "verify", "--data", data);
        writer.Kill();
        writer.WaitForExit();
        var later = Programs.Arus("import", file, "--symbol", "EURUSD", "--data", data);

        Assert.Equal(3, import.Status);
        Assert.Contains($"process {writer.Id} (Arus.IntegrationTests)", import.Error, StringComparison.Ordinal);
        Assert.Contains("DATA_DIRECTORY_LOCKED", import.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (list.Status, list.Error));
        Assert.Contains("killed", list.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (verify.Status, verify.Error));
        Assert.Equal((0, ""), (later.Status, later.Error));
    }

    [Fact]
    public void AnyCommand_DataOfANewerVersion_IsRefusedNamingBoth()
    {
        File.WriteAllText(Path.Combine(_folder, "format"), "arus data 99\n");

        var (status, _, error) = Programs.Arus("data", "list", "--data", _folder);

        Assert.Equal(3, status);
        Assert.Contains("version 99", error, StringComparison.Ordinal);
        Assert.Contains($"up to {DataDirectory.CurrentVersion}", error, StringComparison.Ordinal);
    }
}

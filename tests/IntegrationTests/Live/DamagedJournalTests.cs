namespace Arus.IntegrationTests.Live;

/// <summary>What cannot be recovered is said, and the process ends: nobody waits for it.</summary>
public sealed class DamagedJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-damaged-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Serve_JournalDamagedInItsMiddle_EndsWithWhatAndWhere()
    {
        using var platform = new Platform(WalkFile.Write(_folder, seed: 6, quotes: 600), ["--strategy", "ema-rsi"], []);
        platform.StartServer();
        platform.StartTerminal();
        await platform.Played();
        Assert.Equal(0, await platform.StopServer());
        var journal = Directory.GetFiles(Path.Combine(platform.Data, "journal"), "*.journal").Order().First();
        var bytes = File.ReadAllBytes(journal);
        bytes[200] ^= 1;
        File.WriteAllBytes(journal, bytes);

        var (status, _, error) = Programs.Arus("serve", "--source", "mine", "--symbol", "EURUSD", "--urls", platform.Address.ToString(), "--data", platform.Data, "--strategy", "ema-rsi");

        Assert.Equal(2, status);
        Assert.Contains(Path.GetFileName(journal), error, StringComparison.Ordinal);
    }
}

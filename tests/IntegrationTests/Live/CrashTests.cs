namespace Arus.IntegrationTests.Live;

/// <summary>Real processes, really killed: no tick is lost or stored twice, no order is sent twice or forgotten, and the day replays to the same bytes.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Quotes = 12_000;
    private const int Rounds = 15;
    private const int KillsMin = 17;   // three cases: more than fifty in all

    private readonly string _folder = Directory.CreateTempSubdirectory("arus-crash-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("paper", "process", 11)]
    [InlineData("terminal", "process", 12)]
    [InlineData("terminal", "medium", 13)]
    public async Task Serve_EitherSideKilledAtAnyMoment_LosesNothingAndDoesNothingTwice(string venue, string durability, int seed)
    {
        // given a server and a terminal in the middle of their work
        var random = new Random(seed);
        using var platform = new Platform(
            WalkFile.Write(_folder, seed, Quotes), ["--strategy", "ema-rsi", "--set", "units=1000", "--venue", venue, "--durability", durability], ["--speed", "200"]);
        platform.StartServer();
        platform.StartTerminal();
        var kills = 0;

        // when one or the other, or both, die again and again
        for (var round = 0; round < Rounds && !platform.HasPlayedAll; round++)
        {
            await Task.Delay(random.Next(0, 600), TestContext.Current.CancellationToken);
            var which = random.Next(3);
            if (which != 1)
            {
                platform.KillServer();
                kills++;
            }

            if (which != 0)
            {
                platform.KillTerminal();
                platform.StartTerminal();
                kills++;
            }

            if (which != 1)
            {
                platform.StartServer();
            }
        }

        var played = await platform.Played();
        Assert.Equal(0, await platform.StopServer());

        // then every quote is stored once, in order
        Assert.True(kills >= KillsMin, $"only {kills} kills hit");
        Assert.Equal(File.ReadAllLines(platform.Ticks).Skip(1), WalkFile.Stored(platform));
        Assert.True(played.GetProperty("acknowledged").GetInt64() > 0);

        // and every receipt can be checked and recomputed
        var ledger = WalkFile.Ledger(platform);
        Assert.Equal(0, Programs.Arus("ledger", "verify", ledger).Status);
        foreach (var day in (string[])["2024-01-09", "2024-01-10"])
        {
            var (status, replay, error) = Programs.Arus("replay", "--day", day, "--data", platform.Data, "--json");
            Assert.True(status == 0, replay + error);
        }

        AssertOrdersSentOnce(ledger);
    }

    private static void AssertOrdersSentOnce(string ledger)
    {
        var orders = WalkFile.Records(ledger, "order").Select(record => record.GetProperty("order").GetString()).ToList();

        Assert.NotEmpty(orders);
        Assert.Equal(orders.Distinct(), orders);
    }
}

using System.Net.Http.Json;
using System.Text.Json;

namespace Arus.IntegrationTests.Live;

/// <summary>After HALT no order that opens leaves, whatever dies meanwhile.</summary>
public sealed class HaltTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arus-halt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("paper")]
    [InlineData("terminal")]
    public async Task Serve_HaltedThenKilled_OpensNothingUntilResumed(string venue)
    {
        // given a session that trades
        using var platform = new Platform(WalkFile.Write(_folder, seed: 21, quotes: 20_000), ["--strategy", "ema-rsi", "--set", "units=1000", "--venue", venue], ["--speed", "200"]);
        platform.StartServer();
        platform.StartTerminal();
        using var client = await platform.SignIn();
        await platform.Until(() => Orders(platform) >= 3);

        // when it is halted, and both sides die and come back
        using var halted = await Post(client, "halt");
        Assert.True(halted.IsSuccessStatusCode, await halted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        platform.KillServer();
        platform.KillTerminal();
        platform.StartTerminal();
        platform.StartServer();
        await platform.Until(() => Approved(platform, "halted") == 0 && Denied(platform) > 0);
        Assert.Equal(0, Approved(platform, "halted"));

        // then it opens again when a person says so
        var before = Orders(platform);
        using var resumed = await Post(client, "resume");
        Assert.True(resumed.IsSuccessStatusCode, await resumed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await platform.Until(() => Orders(platform) > before);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/{what}") { Content = JsonContent.Create(new { reason = "a test" }) };
        request.Headers.Add("Idempotency-Key", what);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static int Orders(Platform platform) => platform.LedgerSoFar().Count(IsApproved);

    private static int Denied(Platform platform) => platform.LedgerSoFar().Count(record => Kind(record) == "order" && !IsApproved(record));

    /// <summary>Approved orders that open, while the session was in a state.</summary>
    private static int Approved(Platform platform, string state)
    {
        var (now, count) = ("active", 0);
        foreach (var record in platform.LedgerSoFar())
        {
            now = Kind(record) == "state" ? record.GetProperty("state").GetString()! : now;
            count += now == state && IsApproved(record) && !record.TryGetProperty("reduceOnly", out _) ? 1 : 0;
        }

        return count;
    }

    private static bool IsApproved(JsonElement record) => Kind(record) == "order" && record.GetProperty("risk").GetProperty("approved").GetBoolean();

    private static string Kind(JsonElement record) => record.GetProperty("kind").GetString()!;
}

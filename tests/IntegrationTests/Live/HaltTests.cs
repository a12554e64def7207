using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

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
        using var client = await SignIn(platform);
        await Until(client, () => Orders(platform) >= 3);

        // when it is halted, and both sides die and come back
        using var halted = await Post(client, "halt");
        Assert.True(halted.IsSuccessStatusCode, await halted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        platform.KillServer();
        platform.KillTerminal();
        platform.StartTerminal();
        platform.StartServer();
        await Until(client, () => Approved(platform, "halted") == 0 && Denied(platform) > 0);
        Assert.Equal(0, Approved(platform, "halted"));

        // then it opens again when a person says so
        var before = Orders(platform);
        using var resumed = await Post(client, "resume");
        Assert.True(resumed.IsSuccessStatusCode, await resumed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await Until(client, () => Orders(platform) > before);
    }

    private static async Task<HttpClient> SignIn(Platform platform)
    {
        var client = new HttpClient { BaseAddress = platform.Address };
        using var answer = await client.PostAsJsonAsync("api/v1/auth/sign-in", new { name = "owner", password = platform.Password });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/{what}") { Content = JsonContent.Create(new { reason = "a test" }) };
        request.Headers.Add("Idempotency-Key", what);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task Until(HttpClient client, Func<bool> isTrue)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isTrue())
        {
            // Asking is also waiting.
            using var answer = await client.GetAsync("health/live", patience.Token);
            await Task.Delay(20, patience.Token);
        }
    }

    private static int Orders(Platform platform) => Live(platform).Count(IsApproved);

    private static int Denied(Platform platform) => Live(platform).Count(record => Kind(record) == "order" && !IsApproved(record));

    /// <summary>Approved orders that open, while the session was in a state.</summary>
    private static int Approved(Platform platform, string state)
    {
        var (now, count) = ("active", 0);
        foreach (var record in Live(platform))
        {
            now = Kind(record) == "state" ? record.GetProperty("state").GetString()! : now;
            count += now == state && IsApproved(record) && !record.TryGetProperty("reduceOnly", out _) ? 1 : 0;
        }

        return count;
    }

    private static bool IsApproved(JsonElement record) => Kind(record) == "order" && record.GetProperty("risk").GetProperty("approved").GetBoolean();

    private static string Kind(JsonElement record) => record.GetProperty("kind").GetString()!;

    /// <summary>The ledger so far; a last line that is being written is left out.</summary>
    private static List<JsonElement> Live(Platform platform)
    {
        var folder = Path.Combine(platform.Data, "sessions");
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "ledger.jsonl", SearchOption.AllDirectories) is not [var path])
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().Split('\n');
        return [.. lines.Take(lines.Length - 1).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}

using System.Text;
using Arus.Foundation.Numerics;

namespace Arus.IntegrationTests.Gateway;

/// <summary>Requests nobody would write: whatever comes in, the answer is never a failure of the server, and nothing reaches the session by accident.</summary>
public sealed class ApiFuzzTests
{
    private const int Requests = 20_000;
    private const int AtOnce = 8;

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly string[] Reads =
    [
        "orders", "orders/", "trades", "decisions", "decisions/", "opinions", "alerts", "chains", "chains/", "receipts/", "features/", "gaps", "bars",
        "bars/indicators", "ticks", "backtests/", "status", "no/",
    ];

    private static readonly string[] Writes =
        ["POST orders", "PUT orders/O17", "POST halt", "POST resume", "PUT positions/P17/protection", "POST backtests", "POST terminals", "POST imports", "POST auth/code", "DELETE orders/O17"];

    private static readonly string[] Names =
        ["after", "limit", "open", "changes", "slowest", "agent", "source", "instrument", "period", "before", "count", "indicator", "settings", "resolution", "minutes", "dryRun", "access_token", "x"];

    private static readonly string[] Pieces =
    [
        "", "0", "1", "-1", "17", "999999999999999999999", "O17", "P17", "EURUSD", "demo", "M1", "tick", "true", "null", "NaN", "1e999", "0.1", "ema", "period=20",
        "period=-1", "period=999999999", "2026-11-21T00:00:00Z", "9999-99-99T99:99:99Z", "1677-01-01T00:00:00Z", "2262-12-31T23:59:59.999999999Z", "..", "%00", "%2F", "%F0%9F%92%A3", "'", "\"", "<script>", "\u0000", "ä",
        "{", "}", "[", "]", ":", ",", "\"reason\"", "\"side\"", "\"buy\"", "\"quantity\"", "\"1\"", "\"instrument\"", "\"kind\"", "\"market\"", "\"stopLoss\"", "\"name\"", "\"code\"", "\"strategy\"", "\"ema-rsi\"",
        "{\"reason\":\"x\"}", "{\"name\":\"\\ud800\"}", "{\"stopLoss\":\"1e-400\"}", "[[[[[[[[[[[[[[[[[[[[", "--b\r\nContent-Disposition: form-data; name=file; filename=x\r\n\r\nx\r\n--b--\r\n",
    ];

    private static readonly string[] Types = ["application/json", "text/plain", "multipart/form-data; boundary=b", "application/json; charset=utf-16", "", "multipart/form-data; boundary="];

    [Fact]
    public async Task Requests_NobodyWouldWrite_NeverFailTheServer()
    {
        await using var host = await GatewayHost.Start();
        using var client = await host.SignedIn();
        var failures = new List<string>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancel },
            async (seed, cancel) =>
            {
                using var request = Make((ulong)seed);
                if (request is null)
                {
                    return;
                }

                var said = $"seed {seed}: {request.Method} {request.RequestUri}";
                using var answer = await client.SendAsync(request, cancel);
                if ((int)answer.StatusCode >= 500)
                {
                    lock (failures)
                    {
                        failures.Add($"{said} → {(int)answer.StatusCode}");
                    }
                }
            });

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
        using var alive = await client.GetAsync("/api/v1/status", Cancel);
        alive.EnsureSuccessStatusCode();
    }

    /// <summary>One request; null when it is none that a client can send.</summary>
    private static HttpRequestMessage? Make(ulong seed)
    {
        var random = new StrictRandom(seed);
        var isRead = random.NextInt(2) == 0;
        var words = (isRead ? $"GET {Pick(random, Reads)}" : Pick(random, Writes)).Split(' ');
        var path = words[1].EndsWith('/') ? words[1] + Text(random, 2) : words[1];
        var query = string.Join('&', Enumerable.Range(0, random.NextInt(5)).Select(_ => $"{Pick(random, Names)}={Text(random, 2)}"));
        if (!Uri.TryCreate($"/api/v1/{path}?{query}", UriKind.Relative, out var address))
        {
            return null;
        }

        var request = new HttpRequestMessage(new(words[0]), address);
        if (!isRead)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Text(random, 12)));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Pick(random, Types));
            request.Headers.TryAddWithoutValidation("Idempotency-Key", random.NextInt(4) == 0 ? Pick(random, Pieces).Replace("ä", "", StringComparison.Ordinal) : $"k{seed}");
        }

        return request;
    }

    private static string Text(StrictRandom random, int pieces) => string.Concat(Enumerable.Range(0, 1 + random.NextInt(pieces)).Select(_ => Pick(random, Pieces)));

    private static string Pick(StrictRandom random, string[] from) => from[random.NextInt(from.Length)];
}

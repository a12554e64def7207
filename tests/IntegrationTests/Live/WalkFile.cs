using System.Globalization;
using System.Text.Json;

namespace Arus.IntegrationTests.Live;

/// <summary>A seeded walk as a file of quotes, and what came of it.</summary>
internal static class WalkFile
{
    /// <summary>Quotes 300 ms apart over the end of a trading day.</summary>
    public static string Write(string folder, int seed, int quotes)
    {
        var random = new Random(seed);
        var at = new DateTime(2024, 1, 9, 21, 45, 0, DateTimeKind.Utc);
        var bid = 110_000;
        var lines = new List<string> { "time,bid,ask" };
        for (var i = 0; i < quotes; i++)
        {
            bid += random.Next(-3, 4);
            lines.Add(Row(at.AddMilliseconds(300 * i), bid / 100_000m, (bid + 7) / 100_000m));
        }

        var path = Path.Combine(folder, "ticks.csv");
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>What the store holds, as rows of such a file.</summary>
    public static IEnumerable<string> Stored(Platform platform)
    {
        var file = Path.Combine(platform.Folder, "stored.csv");
        var (status, _, error) = Programs.Arus("data", "export", "--source", "mine", "--symbol", "EURUSD", "--out", file, "--data", platform.Data);
        Assert.True(status == 0, error);
        return File.ReadAllLines(file).Skip(1).Select(row =>
        {
            var cells = row.Split(',');
            return Row(
                DateTime.Parse(cells[0], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), decimal.Parse(cells[1], CultureInfo.InvariantCulture),
                decimal.Parse(cells[2], CultureInfo.InvariantCulture));
        });
    }

    /// <summary>The records of one kind of a ledger.</summary>
    public static IEnumerable<JsonElement> Records(string ledger, params string[] kinds) => File.ReadLines(ledger)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(record => kinds.Contains(record.GetProperty("kind").GetString()));

    /// <summary>The one ledger of the platform's live sessions.</summary>
    public static string Ledger(Platform platform) =>
        Assert.Single(Directory.GetFiles(Path.Combine(platform.Data, "sessions"), "ledger.jsonl", SearchOption.AllDirectories));

    private static string Row(DateTime at, decimal bid, decimal ask) =>
        FormattableString.Invariant($"{at:yyyy-MM-dd HH:mm:ss.fff},{bid:0.00000},{ask:0.00000}");
}

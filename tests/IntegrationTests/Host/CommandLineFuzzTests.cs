using System.Text;

namespace Arus.IntegrationTests.Host;

/// <summary>Whatever is typed, or lies in a file: an answer and a documented status, never a stack trace.</summary>
public sealed class CommandLineFuzzTests : IDisposable
{
    private static readonly string[] Commands =
    [
        "import", "data list", "data gaps", "data verify", "data export", "indicator", "backtest", "why", "replay", "runs", "ledger verify", "agents", "features", "opinions ask", "opinions list", "data", "",
        "nonsense", "--version",
    ];

    private static readonly string[] Options =
    [
        "--symbol", "--source", "--format", "--timezone", "--columns", "--scale", "--crossed", "--dry-run", "--json", "--set", "--in", "--strategy", "--from", "--to", "--cash",
        "--currency", "--leverage", "--hedging", "--instruments", "--costs", "--rate", "--threads", "--period", "--longer", "--run", "--timeframe", "--horizon", "--usd", "--estimate", "--masked", "--help", "--nonsense", "--", "-",
    ];

    private static readonly string[] Values =
    [
        "", " ", "EURUSD", "eurusd", "XAUUSD", "\0", "a\0b", "../../x", "ü€🙂", "\u001b[31m", "two\nlines", "-1", "0", "1", "NaN", "Infinity", "1e400", "99999999999999999999999999999999", "0.0000000000000000000000001", "0.000001", "1000000000", "12345.678", "1000000000000000",
        "79228162514264337593543950335", "-79228162514264337593543950335", "2024-01-01", "9999-12-31", "0001-01-01", "2024-02-30T25:61:61", "UTC", "UTC+99", "UTC-5/US", "Europe/Athens", "auto",
        "mt5", "csv", "lean", "dukascopy", "time,bid,ask", "time,time,time", ",,,,", "tick", "M1", "MN1", "5", "USDJPY=150", "USDJPY=", "=", "==", "period=14", "period=999999999999", "sizing.units=0",
        "sizing.units=1e30", "units=-5", "a.b.c.d=1", "ema-rsi", "consensus", "rsi", "ema", "vwap", "O1", "O0", "O18446744073709551616", "3f9a", "[", "{", "@file", "[suggest]", "%s%n", "flag", "drop", "USD", "JPY", "🙂🙂🙂",
    ];

    private readonly CommandDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Run_RandomWords_AnswersWithADocumentedStatus()
    {
        var random = new Random(2024);
        string[] values = [.. Values, _desk.Bars(120), _desk.Ticks(200), _desk.Folder, new string('x', 5_000)];
        for (var i = 0; i < 3_000; i++)
        {
            var words = Pick(random, Commands).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            for (var more = random.Next(7); more > 0; more--)
            {
                words.Add(Pick(random, Options));
                words.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => Pick(random, values)));
            }

            Check([.. words]);
        }
    }

    [Theory]
    [InlineData("import {bars} --symbol EURUSD --dry-run", "--symbol --source --format --timezone --columns --scale --crossed")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars}", "--strategy --set --format --timezone --columns --scale --symbol --from --to --cash --currency --leverage --instruments --costs --rate --threads")]
    [InlineData("indicator rsi --in {bars}", "--set --in")]
    [InlineData("data gaps --symbol EURUSD --source import", "--period --from --to --longer")]
    public void Run_AnyValueOfAnyOption_AnswersWithADocumentedStatus(string words, string options)
    {
        string[] right = words.Replace("{bars}", _desk.Bars(120), StringComparison.Ordinal).Split(' ');
        foreach (var option in options.Split(' '))
        {
            var at = Array.IndexOf(right, option);
            string[] others = at < 0 ? right : [.. right[..at], .. right[(at + 2)..]];
            foreach (var value in Values)
            {
                Check([.. others, option, value]);
            }
        }
    }

    [Theory]
    [InlineData("import {file} --symbol EURUSD")]
    [InlineData("import {file} --symbol EURUSD --format mt5")]
    [InlineData("import {file} --symbol EURUSD --format dukascopy")]
    [InlineData("import {file} --symbol EURUSD --columns time,bid,ask")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {file}")]
    [InlineData("backtest --strategy {file} --symbol EURUSD --in {bars}")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --instruments {file}")]
    [InlineData("backtest --strategy ema-rsi --symbol EURUSD --in {bars} --costs {file}")]
    [InlineData("indicator macd --in {file}")]
    [InlineData("ledger verify {file}")]
    [InlineData("why O1 --ledger {file}")]
    [InlineData("replay O1 --ledger {file}")]
    public void Run_DamagedFile_AnswersWithADocumentedStatus(string words)
    {
        var random = new Random(words.Length);
        var bars = _desk.Bars(120);
        byte[][] seeds =
        [
            File.ReadAllBytes(bars), File.ReadAllBytes(_desk.Ticks(200)),
            "name: a\nkind: consensus\ntimeframe: M5\nsizing:\n  units: 1000\nagents:\n  technical-indicator:\n    weight: 1\n"u8.ToArray(),
            "instruments:\n  - symbol: EURUSD\n    digits: 5\n    swap:\n      mode: none\ncosts:\n  - symbol: EURUSD\n    commissionPerLot: 3\n"u8.ToArray(),
            "{\"n\":1,\"kind\":\"run\",\"version\":1,\"inputs\":{},\"hash\":\"00\"}\n[1]\n{\"kind\":3}\n"u8.ToArray(),
        ];
        for (var i = 0; i < 60; i++)
        {
            var file = Path.Combine(_desk.Folder, i % 4 == 0 ? "damaged.zip" : i % 4 == 1 ? "01h_ticks.bi5" : i % 4 == 2 ? "damaged.csv.gz" : "damaged.csv");
            File.WriteAllBytes(file, Damaged(random, seeds[random.Next(seeds.Length)]));

            Check([.. words.Split(' ').Select(word => word.Replace("{bars}", bars, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal))]);
        }
    }

    private static byte[] Damaged(Random random, byte[] seed)
    {
        if (random.Next(4) == 0)
        {
            var noise = new byte[random.Next(3_000)];
            random.NextBytes(noise);
            return noise;
        }

        var bytes = seed[..random.Next(1, seed.Length + 1)];
        for (var change = random.Next(8); change > 0; change--)
        {
            var at = random.Next(bytes.Length);
            bytes = random.Next(3) switch
            {
                0 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(Pick(random, Values)), .. bytes[at..]],
                _ => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(40))..]],
            };
            bytes = bytes.Length == 0 ? [0] : bytes;
        }

        return bytes;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private void Check(string[] words)
    {
        string[] stored = words is ["import" or "backtest" or "why" or "replay" or "runs", ..] or ["data", "list" or "gaps" or "verify" or "export", ..] ? [words[0], .. words[1..], "--data", _desk.Data] : words;

        var answer = _desk.Run(stored);

        var typed = $"arus {string.Join(' ', stored.Select(word => word.Length > 200 ? word[..200] : word))} → {answer.Status} {answer.Error}";
        Assert.True(answer.Status is >= 0 and <= 3, typed);
        Assert.False(answer.Error.Contains("internal error", StringComparison.Ordinal), typed);
        Assert.True(answer.Status != 2 || answer.Faults.Length > 0, typed);
        Assert.True(answer.Faults.All(fault => fault.StartsWith("arus: ", StringComparison.Ordinal)), typed);
    }
}

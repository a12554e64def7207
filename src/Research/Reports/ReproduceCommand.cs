using System.Globalization;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Trading;

namespace Arus.Research.Reports;

/// <summary>The command that makes the same ledger again from the same data; what equals the default is left out.</summary>
internal static class ReproduceCommand
{
    public static string Of(BacktestRequest request)
    {
        var words = new List<string> { "arus backtest", $"--strategy {Quote(request.Strategy)}", $"--symbol {request.Instrument}" };
        words.AddRange(request.Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"--set {Quote($"{pair.Key}={pair.Value}")}"));
        words.AddRange(request.Files is { } files ? Files(files) : Store(request));
        Add("--from", request.From?.ToString());
        Add("--to", request.To?.ToString());
        words.Add($"--cash {request.Cash.Text}");
        Add("--currency", request.Cash.Currency == Currency.Usd ? null : request.Cash.Currency.Code);
        Add("--leverage", request.Leverage == 30 ? null : request.Leverage.ToString(CultureInfo.InvariantCulture));
        words.AddRange(request.Mode == PositionMode.Hedging ? ["--hedging"] : Array.Empty<string>());
        words.AddRange(request.StatedRates.Select(pair => string.Create(CultureInfo.InvariantCulture, $"--rate {pair.Key.From}{pair.Key.To}={pair.Value}"))
            .Order(StringComparer.Ordinal));
        Add("--instruments", request.InstrumentsFile);
        Add("--costs", request.CostsFile);
        return string.Join(' ', words);

        void Add(string option, string? value) => words.AddRange(value is null ? [] : [$"{option} {Quote(value)}"]);
    }

    private static IEnumerable<string> Files(FileRequest files)
    {
        yield return $"--in {string.Join(' ', files.Files.Select(Quote))}";
        foreach (var (option, value) in new[]
        {
            ("--format", files.Format), ("--timezone", files.TimeZone), ("--columns", files.Columns),
            ("--scale", files.Scale?.ToString(CultureInfo.InvariantCulture)), ("--crossed", files.DropCrossed ? "drop" : null),
        })
        {
            if (value is not null)
            {
                yield return $"{option} {Quote(value)}";
            }
        }
    }

    private static IEnumerable<string> Store(BacktestRequest request)
    {
        yield return $"--source {Quote(request.Store?.Source.Value ?? "")}";
        if (request.Store is { Resolution: not BarPeriod.Tick } store)
        {
            yield return $"--period {store.Resolution}";
        }

        if (request.DataDirectory is { } directory)
        {
            yield return $"--data {Quote(directory)}";
        }
    }

    private static string Quote(string word) => word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || "-_./=:+".Contains(letter, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

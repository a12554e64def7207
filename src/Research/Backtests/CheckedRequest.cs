using Arus.Contracts.Research;

namespace Arus.Research.Backtests;

/// <summary>What can be wrong with a request before anything is opened.</summary>
internal static class CheckedRequest
{
    /// <exception cref="InvalidInputException">Something is wrong; every fault is named.</exception>
    public static void ThrowOnFaults(BacktestRequest request)
    {
        var faults = Faults(request).ToArray();
        if (faults.Length > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static IEnumerable<Fault> Faults(BacktestRequest request)
    {
        if (request.Files is null == request.Store is null)
        {
            yield return new("BACKTEST_DATA", "data", request.Files is null ? "no data given" : "files and a source given", "either files or a source");
        }

        if (request.RateSources.Any(source => source.Files is null == source.Store is null))
        {
            yield return new("BACKTEST_RATE_DATA", "rates", "a rate without data, or with two", "either files or a source for each");
        }

        if (request.DataDirectory is null && (request.Store is not null || request.RateSources.Any(source => source.Store is not null)))
        {
            yield return new("BACKTEST_DATA_DIRECTORY", "data directory", "none given", "the directory that holds the source");
        }

        if (request.Cash.Amount <= 0)
        {
            yield return new("BACKTEST_CASH", "cash", request.Cash.ToString(), "more than 0");
        }

        if (request.Leverage is < 1 or > 2_000)
        {
            yield return new("BACKTEST_LEVERAGE", "leverage", $"{request.Leverage}", "1 to 2000");
        }

        if (request.Threads is < 1 or > 64)
        {
            yield return new("BACKTEST_THREADS", "threads", $"{request.Threads}", "1 to 64");
        }

        if (request.From is { } from && request.To is { } to && to <= from)
        {
            yield return new("BACKTEST_STRETCH", "to", $"{to} is not after {from}", "a later moment");
        }

        foreach (var ((first, second), rate) in request.StatedRates)
        {
            if (rate <= 0)
            {
                yield return new("BACKTEST_RATE", $"rate {first}/{second}", FormattableString.Invariant($"{rate}"), "more than 0");
            }
        }
    }
}

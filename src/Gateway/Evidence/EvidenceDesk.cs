using Arus.Contracts.Gateway;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Gateway.Api;

namespace Arus.Gateway.Evidence;

/// <summary>
/// Has stored bars looked through for evidence, one request at a time on a thread of its own, so that neither trading nor other answers wait for a core; what was
/// found is kept until a further bar is stored.
/// </summary>
internal sealed class EvidenceDesk(IPatternSurvey patterns, ISituationFinder situations, IMarketStore store, IMarketBrowser browser, ServerFacts server) : IDisposable
{
    /// <summary>The most bars that are looked at, the latest.</summary>
    public const int BarsMax = 100_000;

    /// <summary>All bars of a series are rows of features when situations are compared; of more there is no room.</summary>
    private const int RowsMax = 1_000_000;

    /// <summary>Bars drawn of one situation at most.</summary>
    private const int PathMax = 200;
    private const int Kept = 32;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly LinkedList<(object Key, object Found)> _kept = new();

    /// <summary>What followed each pattern.</summary>
    /// <exception cref="InvalidInputException">There is no such series.</exception>
    public Task<PatternsAnswer> Patterns(EvidenceSeries series, int horizonBars, CancellationToken cancel)
    {
        var (_, to) = Span(series);
        var from = new Timestamp(Math.Max(to.Nanos - series.Lasting(BarsMax), 0));
        return Find(("patterns", series, to, horizonBars), () =>
        {
            var found = patterns.Measure(
                new() { DataDirectory = server.DataDirectory, Source = series.Source, Instrument = series.Instrument, Period = series.Period, From = from, HorizonBars = horizonBars }, cancel);
            return new PatternsAnswer(found.Scores, found.First, found.Last, found.Bars, horizonBars, found.MeanCost, found.CountMin);
        }, cancel);
    }

    /// <summary>Past situations like the last one that is stored.</summary>
    /// <exception cref="InvalidInputException">There is no such series, or too little or too much of it.</exception>
    public Task<SituationsAnswer> Situations(EvidenceSeries series, int count, CancellationToken cancel)
    {
        var (first, to) = Span(series);
        if (to - first > series.Lasting(RowsMax))
        {
            throw new InvalidInputException("SERIES_TOO_LONG", "period", $"{series.Source}/{series.Instrument} has more than {RowsMax} bars of it", "a longer one");
        }

        return Find(("situations", series, to, count), () =>
        {
            var request = new SimilarRequest { DataDirectory = server.DataDirectory, Source = series.Source, Instrument = series.Instrument, Period = series.Period, Count = count };
            var found = situations.Find(request, cancel);
            return new SituationsAnswer(
                [.. found.Answer.Nearest.Select(one => new SituationAnswer(one.From, one.At, one.KnownAt, one.Distance, one.IsUp, one.Return, one.Cost, Path(series, one.From, one.At, one.KnownAt)))],
                found.From, found.At, Path(series, found.From, found.At, found.At), found.Situations, found.Answer.Unusual, found.Answer.Followed, found.Answer.Usually);
        }, cancel);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<T> Find<T>(object key, Func<T> find, CancellationToken cancel)
        where T : class
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (_kept.FirstOrDefault(one => one.Key.Equals(key)).Found is T known)
            {
                return known;
            }

            var found = await Task.Factory.StartNew(find, cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _kept.AddFirst((key, found));
            while (_kept.Count > Kept)
            {
                _kept.RemoveLast();
            }

            return found;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Where the series begins, and the start of the last bar that is stored of it.</summary>
    private (Timestamp First, Timestamp Last) Span(EvidenceSeries series)
    {
        var stored = store.List(server.DataDirectory).Where(one => one.Source == series.Source && one.Instrument == series.Instrument).ToList();
        if (stored.Count == 0)
        {
            throw new InvalidInputException("SERIES_UNKNOWN", $"{series.Source}/{series.Instrument}", "nothing of it is stored", "a source and instrument that are");
        }

        return (stored.Min(one => one.First), stored.Max(one => one.Last).FloorTo(series.Period.UsualNanos()));
    }

    /// <summary>The mid at the close of each bar of a stretch, as its change from where the situation ended.</summary>
    private IReadOnlyList<PathPoint> Path(EvidenceSeries series, Timestamp from, Timestamp at, Timestamp to)
    {
        var count = (int)Math.Clamp(((to - from) / series.Period.UsualNanos()) + 2, 2, PathMax);
        var bars = browser.Bars(server.DataDirectory, series.Source, series.Instrument, series.Period, to, count).Where(bar => bar.ClosesAt >= from).ToList();
        var origin = bars.FindLast(bar => bar.ClosesAt <= at).CloseMid;
        return origin > 0 ? [.. bars.Select(bar => new PathPoint(bar.ClosesAt, (bar.CloseMid / origin) - 1))] : [];
    }
}

/// <summary>Which stored bars.</summary>
/// <param name="Source">Whose.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Period">M1 to D1.</param>
internal readonly record struct EvidenceSeries(SourceId Source, InstrumentId Instrument, BarPeriod Period)
{
    /// <summary>How long so many bars last, in nanoseconds: of seven days five have some. No longer than a third of all time.</summary>
    public long Lasting(int bars) => (long)Math.Min(bars * 1.4 * Period.UsualNanos(), long.MaxValue / 3);
}

using Arus.Contracts.Features;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;

namespace Arus.Host.SecondOpinions;

/// <summary>The situations at the closes of bars of a stored history, as a session that ran then would have asked about them.</summary>
internal sealed class PastSituations(IMarketDataReader reader, IBarBuilderFactory builders, ITradingCalendar calendar, IFeaturePipelineFactory pipelines)
{
    // A market is closed about a third of the time, and for some days at a stretch.
    private const int Reserve = 2;
    private const int HolidayDays = 5;

    /// <summary>Reads them, in the order of time.</summary>
    /// <param name="dataDirectory">Where the store is.</param>
    /// <param name="stored">The stretch: bars that close in it are asked about, what is before it is read as far as the first situation needs it.</param>
    /// <param name="seat">What is asked about.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="InvalidInputException">The store has no such data, or it is too coarse.</exception>
    public IReadOnlyList<Situation> Read(string dataDirectory, StoreRequest stored, SecondOpinionSeat seat, CancellationToken stop)
    {
        if (stored.Resolution > seat.Timeframe)
        {
            throw new InvalidInputException(
                "RESOLUTION_TOO_COARSE", "--period", $"questions are asked at the close of {seat.Timeframe} bars, but the data is {stored.Resolution} bars", "finer data, or a longer timeframe");
        }

        using var feed = reader.OpenStore(dataDirectory, stored with { From = Before(stored.From, seat.Timeframe) });
        var situations = new List<Situation>();
        var builder = new SituationBuilder(seat, pipelines);
        var bars = builders.Create(seat.Instrument, [seat.Timeframe]);
        var closed = new Bar[bars.ClosedMax];
        if (feed.Resolution == BarPeriod.Tick)
        {
            var ticks = new Tick[4_096];
            for (var count = feed.Read(ticks); count > 0; count = feed.Read(ticks))
            {
                stop.ThrowIfCancellationRequested();
                foreach (ref readonly var tick in ticks.AsSpan(0, count))
                {
                    Take(closed.AsSpan(0, bars.Add(in tick, closed)));
                }
            }
        }
        else
        {
            var finer = new Bar[4_096];
            for (var count = feed.Read(finer); count > 0; count = feed.Read(finer))
            {
                stop.ThrowIfCancellationRequested();
                foreach (ref readonly var bar in finer.AsSpan(0, count))
                {
                    Take(closed.AsSpan(0, bars.Add(in bar, closed)));
                }
            }
        }

        return situations;

        void Take(ReadOnlySpan<Bar> ended)
        {
            foreach (ref readonly var bar in ended)
            {
                if (builder.Add(in bar) && (stored.From is not { } from || bar.ClosesAt >= from))
                {
                    situations.Add(builder.Current());
                }
            }
        }
    }

    /// <summary>The open of a bar, far enough back.</summary>
    private Timestamp? Before(Timestamp? from, BarPeriod timeframe)
    {
        var back = (Reserve * SituationBuilder.Window * timeframe.UsualNanos()) + (HolidayDays * Timestamp.NanosPerDay);
        return from is { } first && first.Nanos > long.MinValue + back ? calendar.BarOpen(timeframe, first.Plus(-back)) : null;
    }
}

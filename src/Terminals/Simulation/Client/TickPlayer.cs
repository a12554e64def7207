using Arus.Contracts.MarketData;

namespace Arus.Terminals.Simulation.Client;

/// <summary>Plays a market into a terminal, at its pace or as fast as there is room.</summary>
internal sealed class TickPlayer(IMarketFeed market, TerminalCore core, TimeProvider time)
{
    private const int AtOnce = 512;

    private readonly TaskCompletionSource _hasHistory = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when everything before the present is known.</summary>
    public Task History => _hasHistory.Task;

    /// <summary>Plays to the end of the market.</summary>
    public async Task Play(Tick[] first, CancellationToken stop)
    {
        try
        {
            var ticks = first;
            var count = first.Length;
            var buffer = new Tick[4_096];
            while (count > 0)
            {
                core.Clock.Start(core.GoesOnAt ?? ticks[0].VenueTime);
                await Play(ticks.AsMemory(0, count), stop);
                ticks = buffer;
                count = market.Read(buffer);
            }

            core.End();
        }
        finally
        {
            _hasHistory.TrySetResult();
        }
    }

    private async Task Play(ReadOnlyMemory<Tick> ticks, CancellationToken stop)
    {
        while (!ticks.IsEmpty)
        {
            var due = Due(ticks.Span);
            if (due > 0)
            {
                await core.Room(stop);
                core.Play(ticks.Span[..due]);
                ticks = ticks[due..];
                continue;
            }

            _hasHistory.TrySetResult();
            var wait = core.Clock.Due(ticks.Span[0].VenueTime) - core.Clock.Wall;
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((double)wait / Timestamp.NanosPerMillisecond), 1, 60_000)), time, stop);
        }
    }

    private int Due(ReadOnlySpan<Tick> ticks)
    {
        var most = Math.Min(AtOnce, ticks.Length);
        if (!core.Clock.IsPaced)
        {
            _hasHistory.TrySetResult();
            return most;
        }

        var (count, now) = (0, core.Clock.Wall);
        while (count < most && core.Clock.Due(ticks[count].VenueTime) <= now)
        {
            count++;
        }

        return count;
    }
}

using Arus.Contracts.MarketData;
using Arus.MarketData.Live;
using Arus.UnitTests.MarketData.Storage;

namespace Arus.UnitTests.MarketData.Live;

public sealed class LiveMarketTests : IDisposable
{
    private readonly StoreSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void OpenRecorder_WhatIsRecorded_IsASeriesLikeAnyOther()
    {
        var ticks = StoreSamples.Ticks(5_000);
        using (var recorder = Open())
        {
            recorder.Append(StoreSamples.Source, 1, ticks);
        }

        Assert.Equal(ticks, _samples.Stored());
        Assert.Equal(5_000, Assert.Single(_samples.Store.List(_samples.Data)).Rows);
        Assert.Empty(_samples.Store.Verify(_samples.Data).Faults);
    }

    [Fact]
    public void OpenRecorder_ImportIntoWhatIsRecorded_IsRefusedUntilTheEnd()
    {
        var (before, after) = (StoreSamples.Ticks(100), StoreSamples.Ticks(100, week: 1));
        using (var recorder = Open())
        {
            recorder.Append(StoreSamples.Source, 1, before);

            var error = Assert.Throws<RefusedException>(() => _samples.Import(after));
            _samples.Import(StoreSamples.Bars(10));
            _samples.Import(StoreSamples.Ticks(10, symbol: "GBPUSD"));

            Assert.Equal("SERIES_RECORDED_LIVE", error.Fault.Code);
            Assert.Equal("EURUSD ticks of test", error.Fault.Where);
        }

        _samples.Import(after);
        Assert.Equal([.. before, .. after], _samples.Stored());
    }

    [Fact]
    public void OpenRecorder_SeriesBeingImported_IsTakenOver()
    {
        var (before, after) = (StoreSamples.Ticks(100), StoreSamples.Ticks(100, week: 1));
        using var import = _samples.Store.BeginImport(_samples.Data, StoreSamples.Source);
        import.Append(before);

        using (var recorder = Open())
        {
            recorder.Append(StoreSamples.Source, 1, after);
        }

        Assert.Equal("SERIES_RECORDED_LIVE", Assert.Throws<RefusedException>(() => import.Append(StoreSamples.Ticks(100, week: 2))).Fault.Code);
        Assert.Throws<RefusedException>(() => import.Complete(StoreSamples.Quality(before)));
        Assert.Equal([.. before, .. after], _samples.Stored());
    }

    [Fact]
    public async Task OpenRecorder_ImportsOnAnotherThread_LoseNoLiveTick()
    {
        var live = Enumerable.Range(1, 50).Select(record => StoreSamples.Ticks(1_000, week: 50 + record)).ToArray();
        var imports = Task.Run(
            () =>
            {
                for (var week = 5; week < 25; week++)
                {
                    ImportUnlessRefused(StoreSamples.Ticks(500, week));
                }
            },
            TestContext.Current.CancellationToken);

        using (var recorder = Open())
        {
            for (var record = 1; record <= live.Length; record++)
            {
                recorder.Append(StoreSamples.Source, record, live[record - 1]);
                recorder.Flush();
            }
        }

        await imports;
        var stored = _samples.Stored();
        Assert.Equal(live.SelectMany(ticks => ticks), stored.Where(tick => tick.ReceivedAt >= live[0][0].ReceivedAt));
        Assert.Equal(stored.Distinct().OrderBy(tick => tick.ReceivedAt), stored);
        Assert.Empty(_samples.Store.Verify(_samples.Data).Faults);
    }

    private void ImportUnlessRefused(Tick[] ticks)
    {
        try
        {
            _samples.Import(ticks);
        }
        catch (RefusedException refused)
        {
            Assert.Equal("SERIES_RECORDED_LIVE", refused.Fault.Code);
        }
    }

    private ILiveRecorder Open() => new LiveMarket(_samples.Store, TimeProvider.System).OpenRecorder(_samples.Data);
}

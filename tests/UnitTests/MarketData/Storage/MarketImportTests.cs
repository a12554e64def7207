using Arus.Contracts.MarketData;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class MarketImportTests : IDisposable
{
    private readonly StoreSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Complete_SameRowsTwice_StoresNothingNewAndSaysSo()
    {
        var ticks = StoreSamples.Ticks(20_000);

        Assert.Equal(new ImportReceipt(20_000, 0), _samples.Import(ticks));
        Assert.Equal(new ImportReceipt(0, 20_000), _samples.Import(ticks));
        Assert.Equal(ticks, _samples.Stored());
    }

    [Fact]
    public void Append_EarlierAfterLater_IsReadInOrder()
    {
        var weeks = Enumerable.Range(0, 3).Select(week => StoreSamples.Ticks(5_000, week)).ToArray();

        _samples.Import(weeks[2]);
        _samples.Import(weeks[0]);
        _samples.Import(weeks[1]);

        Assert.Equal(weeks.SelectMany(week => week), _samples.Stored());
        Assert.Empty(_samples.Store.Verify(_samples.Data).Faults);
    }

    [Fact]
    public void Append_OtherRowsForAStoredTime_ChangesNothing()
    {
        var ticks = StoreSamples.Ticks(10_000);
        _samples.Import(ticks);
        Tick[] other = [.. ticks.Select((tick, i) => i == 5_000 ? tick with { Bid = new(1) } : tick)];

        var error = Assert.Throws<InvalidInputException>(() => _samples.Import(other));

        Assert.Equal("STORE_OVERLAP", error.Faults[0].Code);
        Assert.Equal(ticks, _samples.Stored());
    }

    [Fact]
    public void Append_SameBarsTwice_StoresThemOnce()
    {
        var bars = StoreSamples.Bars(9_000);

        Assert.Equal(new ImportReceipt(9_000, 0), _samples.Import(bars));
        Assert.Equal(new ImportReceipt(0, 9_000), _samples.Import(bars));

        using var feed = _samples.Store.Open(_samples.Data, StoreSamples.Everything(BarPeriod.M1));
        Assert.Equal(bars, StoreSamples.ReadBars(feed));
    }

    [Fact]
    public void Append_SecondInstrument_IsABug()
    {
        using var import = _samples.Store.BeginImport(_samples.Data, StoreSamples.Source);
        import.Append(StoreSamples.Ticks(10));

        Assert.Throws<InvalidInputException>(() => import.Append(StoreSamples.Ticks(10, symbol: "GBPUSD")));
        Assert.Throws<InvalidOperationException>(() => import.Append(StoreSamples.Bars(10)));
    }

    [Fact]
    public void Append_SeriesAnotherImportWrites_IsRefused()
    {
        using var first = _samples.Store.BeginImport(_samples.Data, StoreSamples.Source);
        first.Append(StoreSamples.Ticks(10));
        using var second = _samples.Store.BeginImport(_samples.Data, StoreSamples.Source);

        second.Append(StoreSamples.Bars(10));
        using var third = _samples.Store.BeginImport(_samples.Data, StoreSamples.Source);
        var error = Assert.Throws<RefusedException>(() => third.Append(StoreSamples.Ticks(10)));

        Assert.Equal("SERIES_BEING_IMPORTED", error.Fault.Code);
    }

    [Fact]
    public void Complete_NothingAppended_StoresNothing()
    {
        using (var import = _samples.Store.BeginImport(_samples.Data, StoreSamples.Source))
        {
            Assert.Equal(new ImportReceipt(0, 0), import.Complete(DataQuality.Empty));
        }

        Assert.Empty(_samples.Store.List(_samples.Data));
    }

    [Fact]
    public void Dispose_WithoutCompleting_KeepsWhatWasStored()
    {
        var ticks = StoreSamples.Ticks(1_000);
        using (var import = _samples.Store.BeginImport(_samples.Data, StoreSamples.Source))
        {
            import.Append(ticks);
        }

        Assert.Equal(ticks, _samples.Stored());
    }
}

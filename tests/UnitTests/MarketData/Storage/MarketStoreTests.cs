using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.UnitTests.MarketData.Storage;

public sealed class MarketStoreTests : IDisposable
{
    private readonly StoreSamples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void List_EmptyDirectory_IsEmpty()
    {
        Assert.Empty(_samples.Store.List(_samples.Data));
        Assert.Empty(_samples.Store.List(Path.Combine(_samples.Data, "not-there")));
    }

    [Fact]
    public void List_TicksAndBars_TellsRowsAndTimes()
    {
        var (ticks, bars) = (StoreSamples.Ticks(20_000), StoreSamples.Bars(300));
        _samples.Import(ticks);
        _samples.Import(bars);

        var listed = _samples.Store.List(_samples.Data);

        Assert.Equal(
            [
                (StoreSamples.Source, StoreSamples.EurUsd, BarPeriod.Tick, 20_000L, ticks[0].ReceivedAt, ticks[^1].ReceivedAt),
                (StoreSamples.Source, StoreSamples.EurUsd, BarPeriod.M1, 300L, bars[0].OpenedAt, bars[^1].OpenedAt),
            ],
            listed.Select(series => (series.Source, series.Instrument, series.Resolution, series.Rows, series.First, series.Last)));
        Assert.Equal(_samples.Segments().Sum(path => new FileInfo(path).Length), listed.Sum(series => series.Bytes));
    }

    [Fact]
    public void Gaps_PauseNobodyKnows_IsNamed()
    {
        var ticks = StoreSamples.Ticks(2_000);
        var hole = 2 * Timestamp.NanosPerHour;
        var later = ticks[1_000..].Select(tick => tick with { VenueTime = tick.VenueTime.Plus(hole), ReceivedAt = tick.ReceivedAt.Plus(hole) });
        _samples.Import([.. ticks[..1_000], .. later]);

        var found = _samples.Store.Gaps(_samples.Data, StoreSamples.Everything(), hole, (_, _) => false);
        var explained = _samples.Store.Gaps(_samples.Data, StoreSamples.Everything(), hole, (_, _) => true);
        var tooShort = _samples.Store.Gaps(_samples.Data, StoreSamples.Everything(), hole + Timestamp.NanosPerMinute, (_, _) => false);

        Assert.Equal([new(StoreSamples.EurUsd, ticks[999].VenueTime, ticks[1_000].VenueTime.Plus(hole), IsWeekend: false)], found);
        Assert.Empty(explained);
        Assert.Empty(tooShort);
    }

    [Fact]
    public void Gaps_OfBars_AreFoundToo()
    {
        var bars = StoreSamples.Bars(500);
        _samples.Import([.. bars[..100], .. bars[300..]]);

        var found = _samples.Store.Gaps(_samples.Data, StoreSamples.Everything(BarPeriod.M1), Timestamp.NanosPerHour, (_, _) => false);

        Assert.Equal([new(StoreSamples.EurUsd, bars[99].OpenedAt, bars[300].OpenedAt, IsWeekend: false)], found);
    }

    [Fact]
    public void Verify_StoreAsWritten_IsWithoutFault()
    {
        _samples.Import(StoreSamples.Ticks(20_000));
        _samples.Import(StoreSamples.Ticks(20_000, week: 3));
        _samples.Import(StoreSamples.Bars(9_000));

        var found = _samples.Store.Verify(_samples.Data);

        Assert.Equal((3, 49_000L), (found.Files, found.Rows));
        Assert.Empty(found.Faults);
    }

    [Fact]
    public void Verify_OneByteChangedAnywhere_NamesTheFile()
    {
        _samples.Import(StoreSamples.Ticks(300));
        var path = _samples.Segments().Single();
        var good = File.ReadAllBytes(path);
        var missed = 0;

        for (var at = 0; at < good.Length; at++)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 0x10;
            File.WriteAllBytes(path, bad);

            var found = _samples.Store.Verify(_samples.Data);

            missed += found.Faults.Count == 0 ? 1 : 0;
            Assert.All(found.Faults, fault => Assert.StartsWith(path, fault.Where, StringComparison.Ordinal));
        }

        Assert.Equal(12, missed);   // what the header leaves unused
    }

    [Fact]
    public void Verify_DamagedRecordOfImports_IsNamed()
    {
        _samples.Import(StoreSamples.Ticks(300));
        var path = Directory.GetFiles(_samples.Data, "quality", SearchOption.AllDirectories).Single();
        File.WriteAllText(path, "{");

        var found = _samples.Store.Verify(_samples.Data);

        Assert.StartsWith(path, Assert.Single(found.Faults).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SeveralInstruments_MergesThemByTime()
    {
        var (euro, pound) = (StoreSamples.Ticks(3_000), StoreSamples.Ticks(3_000, symbol: "GBPUSD"));
        _samples.Import(euro);
        _samples.Import(pound);

        var merged = _samples.Stored(new(StoreSamples.Source, [StoreSamples.EurUsd, InstrumentId.Of("GBPUSD")], BarPeriod.Tick));

        Assert.Equal(euro.Concat(pound).OrderBy(tick => tick.ReceivedAt), merged);
    }

    [Theory]
    [InlineData("other", "EURUSD", BarPeriod.Tick)]
    [InlineData("test", "GBPUSD", BarPeriod.Tick)]
    [InlineData("test", "EURUSD", BarPeriod.M1)]
    [InlineData("../test", "EURUSD", BarPeriod.Tick)]
    public void Open_SeriesThatIsNotThere_IsSaid(string source, string symbol, BarPeriod resolution)
    {
        _samples.Import(StoreSamples.Ticks(10));

        var error = Assert.Throws<InvalidInputException>(() => _samples.Store.Open(_samples.Data, new(new(source), [InstrumentId.Of(symbol)], resolution)));

        Assert.Equal("STORE_NO_SUCH_SERIES", error.Faults[0].Code);
    }

    [Fact]
    public void Export_TwoInstruments_IsRefused()
    {
        _samples.Import(StoreSamples.Ticks(10));

        var error = Assert.Throws<InvalidInputException>(() => _samples.Store.Export(
            _samples.Data, new(StoreSamples.Source, [StoreSamples.EurUsd, InstrumentId.Of("GBPUSD")], BarPeriod.Tick), TextWriter.Null));

        Assert.Equal("EXPORT_ONE_SERIES", error.Faults[0].Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Capital")]
    [InlineData("../up")]
    [InlineData("a-name-that-is-longer-than-allowed")]
    public void BeginImport_SourceNoFolderCanHave_IsInvalid(string source)
    {
        var error = Assert.Throws<InvalidInputException>(() => _samples.Store.BeginImport(_samples.Data, new(source)));

        Assert.Equal("STORE_SOURCE_NAME", error.Faults[0].Code);
    }

    [Fact]
    public void BeginImport_WhileAnotherProgramWrites_SaysWho()
    {
        using var other = DataDirectory.OpenForWriting(_samples.Data, [], TimeProvider.System);

        var error = Assert.Throws<RefusedException>(() => _samples.Store.BeginImport(_samples.Data, StoreSamples.Source));

        Assert.Equal("DATA_DIRECTORY_LOCKED", error.Fault.Code);
        Assert.Contains($"process {Environment.ProcessId} ", error.Fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void BeginImport_WhileHeld_SharesTheLock()
    {
        IMarketStore store = _samples.Store;
        using (store.Hold(_samples.Data + Path.DirectorySeparatorChar))
        {
            _samples.Import(StoreSamples.Ticks(100));

            Assert.Throws<RefusedException>(() => DataDirectory.OpenForWriting(_samples.Data, [], TimeProvider.System));
        }

        DataDirectory.OpenForWriting(_samples.Data, [], TimeProvider.System).Dispose();
        Assert.Equal(100, _samples.Stored().Length);
    }

    [Fact]
    public void List_WhileAnImportRuns_TellsWhatIsAcknowledged()
    {
        _samples.Import(StoreSamples.Ticks(1_000));
        using var import = _samples.Store.BeginImport(_samples.Data, StoreSamples.Source);
        import.Append(StoreSamples.Ticks(1_000, week: 1));

        Assert.Equal(1_000, _samples.Store.List(_samples.Data).Single().Rows);
        Assert.Equal(1_000, _samples.Stored().Length);
    }
}

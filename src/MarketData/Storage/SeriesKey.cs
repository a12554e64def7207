using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.MarketData.Storage;

/// <summary>Names one series of the store.</summary>
/// <param name="Source">Where its rows come from.</param>
/// <param name="Instrument">What they quote.</param>
/// <param name="Resolution">Ticks, or bars of one period.</param>
internal readonly record struct SeriesKey(SourceId Source, InstrumentId Instrument, BarPeriod Resolution)
{
    /// <summary>The longest name of a source.</summary>
    public const int SourceLengthMax = 32;

    /// <summary>
    /// A pause longer than this (nanoseconds) ends a segment, so that what is missing can still be imported between two segments: six hours, or four
    /// days for daily bars and longer ones, and two periods.
    /// </summary>
    public long PauseMax => Resolution switch
    {
        BarPeriod.Tick => 6 * Timestamp.NanosPerHour,
        BarPeriod.S1 => (6 * Timestamp.NanosPerHour) + (2 * Timestamp.NanosPerSecond),
        BarPeriod.M1 => (6 * Timestamp.NanosPerHour) + (2 * Timestamp.NanosPerMinute),
        BarPeriod.M5 => (6 * Timestamp.NanosPerHour) + (10 * Timestamp.NanosPerMinute),
        BarPeriod.M15 => (6 * Timestamp.NanosPerHour) + (30 * Timestamp.NanosPerMinute),
        BarPeriod.M30 => 7 * Timestamp.NanosPerHour,
        BarPeriod.H1 => 8 * Timestamp.NanosPerHour,
        BarPeriod.H4 => 14 * Timestamp.NanosPerHour,
        BarPeriod.D1 => 6 * Timestamp.NanosPerDay,
        BarPeriod.W1 => 18 * Timestamp.NanosPerDay,
        BarPeriod.MN1 => 66 * Timestamp.NanosPerDay,
        _ => throw new ArgumentOutOfRangeException(nameof(Resolution), Resolution, "is no resolution"),
    };

    /// <summary>Whether the name of a source may be used: 1 to 32 of a–z, 0–9 and '-'.</summary>
    public static bool IsValid(SourceId source) => source.Value is { Length: > 0 and <= SourceLengthMax } name
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>The folder of the series in a data directory.</summary>
    public string Folder(DataDirectory directory) => Resolution == BarPeriod.Tick
        ? Path.Combine(directory.Ticks, Source.Value, SymbolFolder.Of(Instrument))
        : Path.Combine(directory.Bars, Source.Value, SymbolFolder.Of(Instrument), Resolution.ToString());

    /// <inheritdoc/>
    public override string ToString() => $"{Instrument} {(Resolution == BarPeriod.Tick ? "ticks" : Resolution)} of {Source}";
}

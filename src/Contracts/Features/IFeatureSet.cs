using Arus.Contracts.MarketData;

namespace Arus.Contracts.Features;

/// <summary>
/// The features of one instrument, as a stream of rows: one row per closed bar of its period. Everything is given in the order in which it became
/// known: a row holds what closed at or before the close of its bar, and nothing else. Bars that time has closed since the last quote come in any order.
/// Updates allocate nothing. A bar whose price is not positive, or that closes no later than the one before it of its instrument and period, throws
/// <see cref="ArgumentOutOfRangeException"/> when it is taken: at the next quote or reading.
/// </summary>
public interface IFeatureSet
{
    /// <summary>The name of each value.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The periods of the instrument's bars it reads, the row's own among them, shortest first.</summary>
    IReadOnlyList<BarPeriod> Periods { get; }

    /// <summary>The close of the bar of the latest row; <see cref="Timestamp.Min"/> before the first.</summary>
    Timestamp RowTime { get; }

    /// <summary>Bars of another instrument or period that came after the row they belonged to was read. They count from the next row on.</summary>
    long LateBars { get; }

    /// <summary>Takes a closed bar of any instrument and period; what no feature reads is passed by.</summary>
    void Add(in Bar bar);

    /// <summary>Takes a quote. One at or after the end of a bar is given after that bar.</summary>
    void Add(in Tick tick);

    /// <summary>Takes the best of an order book. One at or after the end of a bar is given after that bar.</summary>
    void Add(in BookTop top);

    /// <summary>The latest row; NaN where a feature has no value. To be read once every bar of the row's moment was given.</summary>
    void CopyTo(Span<double> row);
}

/// <summary>The bars of one instrument and period, in the order of time.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Period">How long each lasts.</param>
/// <param name="Bars">The bars; may be empty.</param>
public sealed record BarHistory(InstrumentId Instrument, BarPeriod Period, IReadOnlyList<Bar> Bars);

/// <summary>What happened, to compute rows from. Whatever is not given is NaN in the features that need it.</summary>
/// <param name="Bars">
/// Any number of series. Periods that are needed and not given are built from the shortest given of that instrument, or from its quotes when no bars
/// are given.
/// </param>
public sealed record FeatureHistory(IReadOnlyList<BarHistory> Bars)
{
    /// <summary>The instrument's quotes, in the order in which they were received.</summary>
    public IReadOnlyList<Tick> Ticks { get; init; } = [];

    /// <summary>The best of the instrument's order book, in the order of time.</summary>
    public IReadOnlyList<BookTop> Book { get; init; } = [];
}

/// <summary>Rows of features, one block, row by row. NaN is missing.</summary>
/// <param name="Names">The name of each column.</param>
/// <param name="Times">The close of each row's bar: when the row became known.</param>
/// <param name="Values">All rows, one after another.</param>
public sealed record FeatureMatrix(IReadOnlyList<string> Names, IReadOnlyList<Timestamp> Times, double[] Values)
{
    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int index) => Values.AsSpan(index * Names.Count, Names.Count);
}

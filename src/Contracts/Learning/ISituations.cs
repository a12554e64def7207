namespace Arus.Contracts.Learning;

/// <summary>What a situation is.</summary>
public sealed record SituationSpec
{
    /// <summary>Rows of one situation, 1 to 128.</summary>
    public int Steps { get; init; } = 12;

    /// <summary>Numbers that tell where a situation lies among all, 1 to 64.</summary>
    public int Dimensions { get; init; } = 16;

    /// <summary>The most rows, the latest, that the model of what is usual learns from. 500 upward.</summary>
    public int LearnedRowsMax { get; init; } = 20_000;

    /// <summary>Decides everything left to chance.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>The past as it was known at one moment.</summary>
/// <param name="Rows">A row of features per bar, in the order of time.</param>
/// <param name="Times">When each row became known; rising.</param>
/// <param name="Labels">What followed, for the rows of which that is known, in the order of rows.</param>
/// <param name="To">Nothing that became known later is used: no later row, and no outcome decided later.</param>
public sealed record SituationHistory(FeatureTable Rows, IReadOnlyList<Timestamp> Times, IReadOnlyList<Label> Labels, Timestamp To);

/// <summary>A past situation and what followed.</summary>
/// <param name="From">When its first row became known.</param>
/// <param name="At">When its last row became known: from here on is what followed.</param>
/// <param name="KnownAt">When its outcome was decided.</param>
/// <param name="Distance">How far it lies from the one asked about: root mean square over the dimensions, each in its own deviations. 0 is the same.</param>
/// <param name="IsUp">Whether the upper barrier was touched first, or the price was higher when the time was over.</param>
/// <param name="Return">Of the price until then, before costs.</param>
/// <param name="Cost">Of a round trip, as a fraction of the price.</param>
public sealed record Situation(Timestamp From, Timestamp At, Timestamp KnownAt, double Distance, bool IsUp, double Return, double Cost);

/// <summary>What followed some situations. All but the count are NaN where there are none.</summary>
/// <param name="Count">How many.</param>
/// <param name="UpShare">How many of them ended up, 0 to 1.</param>
/// <param name="UpShareLow">Lower end of that share's interval at 95 % (Wilson 1927).</param>
/// <param name="UpShareHigh">Upper end of it.</param>
/// <param name="MeanReturn">Of the price, before costs.</param>
/// <param name="LongAfterCosts">Mean return of having bought each time.</param>
/// <param name="ShortAfterCosts">Mean return of having sold each time.</param>
public sealed record SituationOutcome(
    int Count, double UpShare, double UpShareLow, double UpShareHigh, double MeanReturn, double LongAfterCosts, double ShortAfterCosts);

/// <summary>What the past says of a situation.</summary>
/// <param name="Unusual">The share of situations, kept apart while learning, that were less unusual, 0 to 1: near 1 the past says little.</param>
/// <param name="Nearest">The nearest that overlap neither one another nor the one asked about, outcome included; nearest first.</param>
/// <param name="Followed">What followed those.</param>
/// <param name="Usually">What followed all situations there are: what the former is to be compared with.</param>
public sealed record SituationAnswer(double Unusual, IReadOnlyList<Situation> Nearest, SituationOutcome Followed, SituationOutcome Usually);

/// <summary>The past, ready to be asked. Never changes; for one thread at a time.</summary>
public interface ISituationIndex
{
    /// <summary>The model of what is usual.</summary>
    ModelId Model { get; }

    /// <summary>What it knows of.</summary>
    Timestamp To { get; }

    /// <summary>How many situations with an outcome there are.</summary>
    int Count { get; }

    /// <summary>The situations nearest to a later one.</summary>
    /// <param name="window">Its rows, oldest first, one after another; NaN is missing.</param>
    /// <param name="from">When its first row became known; after <see cref="To"/>, or the answer would know what it must not.</param>
    /// <param name="count">The most to name, 1 to 1,000.</param>
    /// <exception cref="InvalidInputException">The window begins too early or is of another size, or the count is beyond its limits.</exception>
    SituationAnswer Ask(ReadOnlySpan<double> window, Timestamp from, int count);
}

/// <summary>Finds past situations that were like a later one.</summary>
public interface ISituations
{
    /// <summary>Learns what is usual, and places every past situation. The same history gives the same index on every machine.</summary>
    /// <exception cref="InvalidInputException">A setting is beyond its limits, or there is too little history.</exception>
    ISituationIndex Build(SituationHistory history, SituationSpec spec, CancellationToken stop);
}

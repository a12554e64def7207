namespace Arus.Contracts.Learning;

/// <summary>Where the barriers of a label stand (López de Prado, "Advances in Financial Machine Learning", 2018, chapter 3).</summary>
public sealed record BarrierSpec
{
    /// <summary>The upper barrier, in standard deviations of one bar's return. Above 0, up to 100.</summary>
    public double Upper { get; init; } = 2;

    /// <summary>The lower barrier, likewise.</summary>
    public double Lower { get; init; } = 2;

    /// <summary>Bars until the label is decided by where the price then is. 1 to 10,000.</summary>
    public int HorizonBars { get; init; } = 24;

    /// <summary>Span of the exponentially weighted standard deviation, in bars. 2 to 10,000.</summary>
    public int VolatilitySpan { get; init; } = 100;
}

/// <summary>Prices to label, one per bar and in the order of time.</summary>
/// <param name="Highs">Highest mid.</param>
/// <param name="Lows">Lowest mid.</param>
/// <param name="Closes">Last mid; positive.</param>
/// <param name="CostFractions">What a round trip beginning at the bar costs, as a fraction of the price: spread, commission, slippage.</param>
public sealed record LabelPrices(double[] Highs, double[] Lows, double[] Closes, double[] CostFractions);

/// <summary>The outcome of one bar.</summary>
/// <param name="Row">Which bar, by its index: the label begins at its close.</param>
/// <param name="EndRow">The bar at which it was decided.</param>
/// <param name="IsUp">Whether the upper barrier was touched first, or the price was higher when the time was over. A bar that touches both counts as lower.</param>
/// <param name="Return">The return of the price from the row's close to where it was decided, before costs.</param>
/// <param name="Cost">Of a round trip.</param>
/// <param name="Weight">Its uniqueness times the size of the return attributed to it, scaled to a mean of 1 (chapter 4).</param>
public readonly record struct Label(int Row, int EndRow, bool IsUp, double Return, double Cost, double Weight);

/// <summary>Rows to learn from and rows to judge by.</summary>
/// <param name="Train">Indices of labels, rising; none overlaps a judged one, nor begins within the embargo after one.</param>
/// <param name="Test">Indices of labels, rising.</param>
public sealed record LabelFold(int[] Train, int[] Test);

/// <summary>Turns prices into outcomes that can be learned, and cuts them so that nothing judged was learned from.</summary>
public interface ILabels
{
    /// <summary>The triple-barrier label of every bar whose horizon ends within the prices.</summary>
    /// <exception cref="InvalidInputException">A setting is beyond its limits, the arrays differ in length, or a price is not positive.</exception>
    IReadOnlyList<Label> TripleBarrier(LabelPrices prices, BarrierSpec spec);

    /// <summary>Whether acting on a side would have earned more than it cost: what a second model learns about a first one's advice.</summary>
    /// <param name="labels">The outcomes.</param>
    /// <param name="sides">Per label 1 for up, −1 for down, 0 for none.</param>
    /// <returns>Per label 1 when it paid, else 0.</returns>
    double[] MetaTargets(IReadOnlyList<Label> labels, IReadOnlyList<int> sides);

    /// <summary>Contiguous test blocks, each judged by what was learned from the others, purged and with an embargo (chapter 7).</summary>
    /// <param name="labels">In the order of their rows.</param>
    /// <param name="folds">2 to 50.</param>
    /// <param name="embargoRows">Rows after a test block whose labels are not learned from.</param>
    IReadOnlyList<LabelFold> PurgedFolds(IReadOnlyList<Label> labels, int folds, int embargoRows);
}

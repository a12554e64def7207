using Arus.Foundation.Numerics;

namespace Arus.Learning.Trees;

/// <summary>Trees that predict together.</summary>
/// <param name="Trees">The trees; at least one.</param>
/// <param name="Base">What is added to their sum.</param>
/// <param name="Output">How their values become a probability.</param>
/// <param name="Slope">What a margin is multiplied by on its way to a probability; 1 but for some imported models.</param>
internal sealed record TreeEnsemble(IReadOnlyList<Tree> Trees, double Base, TreeOutput Output, double Slope = 1)
{
    /// <summary>The sum, or the mean, of the trees for a row: plain, for training and checks.</summary>
    public double Margin(ReadOnlySpan<double> row)
    {
        var sum = Base;
        foreach (var tree in Trees)
        {
            sum += tree.ValueOf(row);
        }

        return Output == TreeOutput.MeanProbability ? sum / Trees.Count : sum;
    }

    /// <summary>The probability of a margin.</summary>
    public double Probability(double margin) => Output switch
    {
        TreeOutput.MeanProbability => margin,
        TreeOutput.SingleLogOdds => (float)StrictMath.Logistic(margin),
        _ => StrictMath.Logistic(Slope * margin),
    };
}

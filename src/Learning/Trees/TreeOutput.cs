namespace Arus.Learning.Trees;

/// <summary>How the values of the trees become a probability.</summary>
internal enum TreeOutput : byte
{
    /// <summary>The sum of the trees and the base is the log-odds.</summary>
    LogOdds,

    /// <summary>The mean of the trees is the probability; the base is 0.</summary>
    MeanProbability,

    /// <summary>As <see cref="LogOdds"/>, in numbers of 32 bits: what XGBoost computes.</summary>
    SingleLogOdds,
}

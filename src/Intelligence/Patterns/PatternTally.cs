using Arus.Contracts.Intelligence;
using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Patterns;

/// <summary>What followed one pattern in one regime.</summary>
internal struct PatternTally
{
    private double _gains;
    private double _losses;
    private double _sum;
    private double _squares;
    private long _profits;

    /// <summary>How often it appeared.</summary>
    public long Count { get; private set; }

    /// <summary>How often the mid went its way, whatever it cost.</summary>
    public long Right { get; private set; }

    /// <summary>Mean result after costs, in deviations.</summary>
    public readonly double Mean => _sum / Count;

    /// <summary>The chance of so good a mean were the true one nothing; 1 while there is nothing to tell from.</summary>
    public readonly double PValue
    {
        get
        {
            var variance = Count > 1 ? (_squares - (_sum * Mean)) / (Count - 1) : 0.0;
            return variance > 0 ? StrictMath.NormalCdf(-Mean / Math.Sqrt(variance / Count)) : 1.0;
        }
    }

    /// <summary>Takes an outcome.</summary>
    /// <param name="result">After costs, in deviations.</param>
    /// <param name="wasRight">Whether the mid went its way.</param>
    public void Add(double result, bool wasRight)
    {
        Count++;
        Right += wasRight ? 1 : 0;
        _profits += result > 0 ? 1 : 0;
        _gains += Math.Max(0.0, result);
        _losses += Math.Max(0.0, -result);
        _sum += result;
        _squares += result * result;
    }

    /// <summary>All of it in numbers.</summary>
    public readonly PatternScore Score(string pattern, MarketRegime? regime, double correctedPValue, bool hasVote)
    {
        var rate = (double)_profits / Count;
        var (low, high) = Proportion.Wilson(rate, Count);
        return new(pattern, regime, Count, rate, low, high, _gains / _profits / (_losses / (Count - _profits)), Mean, PValue, hasVote) { CorrectedPValue = correctedPValue };
    }
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Intelligence.Agents;

namespace Arus.Intelligence.Consensus;

/// <summary>
/// Computes the numbers of an opinion's reasons again, from the features in force, the quote and the opinions before it, bit for bit. Numbers of an agent's own must
/// be finite. An opinion one of whose numbers does not hold says and asks for nothing. No allocation; a few nanoseconds per reason.
/// </summary>
internal sealed class ReasonCheck
{
    private double _close = double.NaN;

    /// <summary>Takes a trusted bar.</summary>
    public void OnBar(in Bar bar) => _close = bar.Close.ToDouble();

    /// <summary>The index of the first reason that does not hold; −1 when all do.</summary>
    /// <param name="opinion">What was said.</param>
    /// <param name="features">The features in force.</param>
    /// <param name="quote">The quote in force.</param>
    /// <param name="round">The opinions of the round.</param>
    public int FirstFalse(in Opinion opinion, ReadOnlySpan<double> features, in Tick quote, ReadOnlySpan<Opinion> round)
    {
        for (var i = 0; i < opinion.Reasons.Count; i++)
        {
            var reason = opinion.Reasons[i];
            if (!double.IsFinite(reason.Value)
                || (reason.Source.Origin != ReasonOrigin.Stated && BitConverter.DoubleToInt64Bits(Again(reason.Source, features, in quote, round)) != BitConverter.DoubleToInt64Bits(reason.Value)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What is left of an opinion that does not hold: who said what, and that it does not count.</summary>
    public static Opinion Refuted(in Opinion opinion) =>
        Opinions.Silent(opinion.Agent, opinion.Kind, opinion.Event, opinion.FormedAt, opinion.HorizonNanos, opinion.Reasons) with { IsRefuted = true };

    private double Again(ReasonSource source, ReadOnlySpan<double> features, in Tick quote, ReadOnlySpan<Opinion> round) => source.Origin switch
    {
        ReasonOrigin.Feature => At(features, source.First),
        ReasonOrigin.Ratio => At(features, source.First) / At(features, source.Second),
        ReasonOrigin.Gap => (At(features, source.First) - At(features, source.Second)) / At(features, source.Third),
        ReasonOrigin.Position => (_close - At(features, source.First)) / (At(features, source.Second) - At(features, source.First)),
        ReasonOrigin.Spread => quote.Spread.ToDouble(),
        ReasonOrigin.Opinion => (uint)source.First < (uint)round.Length ? round[source.First].Probability : double.NaN,
        _ => double.NaN,
    };

    private static double At(ReadOnlySpan<double> features, int index) => (uint)index < (uint)features.Length ? features[index] : double.NaN;
}

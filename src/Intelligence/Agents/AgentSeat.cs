using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Agents;

/// <summary>Where an agent sits: what it is handed and how far ahead it looks.</summary>
/// <param name="FeatureNames">The names of the features, in the order of their values.</param>
/// <param name="HorizonBars">The horizon of the strategy in bars of its timeframe.</param>
/// <param name="BarNanos">How long one of those bars lasts.</param>
internal sealed record AgentSeat(IReadOnlyList<string> FeatureNames, int HorizonBars, long BarNanos)
{
    /// <summary>What the strategy's agents have said and what came of it so far.</summary>
    public Minutes Minutes { get; init; } = Minutes.Empty;

    /// <summary>What there is to read besides the market.</summary>
    public Sources Sources { get; init; } = Sources.None;

    /// <summary>The instrument the strategy trades; null where nothing depends on it.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>The timeframe of the strategy.</summary>
    public BarPeriod Timeframe { get; init; } = BarPeriod.M5;

    /// <summary>The horizon of the strategy.</summary>
    public long HorizonNanos => HorizonBars * BarNanos;

    /// <summary>Where a feature's value stands.</summary>
    /// <exception cref="ArgumentException">The feature is not among the names.</exception>
    public int IndexOf(string feature)
    {
        for (var i = 0; i < FeatureNames.Count; i++)
        {
            if (FeatureNames[i] == feature)
            {
                return i;
            }
        }

        throw new ArgumentException($"The feature '{feature}' is missing; there are: {string.Join(", ", FeatureNames)}.", nameof(feature));
    }
}

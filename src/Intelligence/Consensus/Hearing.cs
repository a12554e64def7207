using Arus.Contracts.Intelligence;

namespace Arus.Intelligence.Consensus;

/// <summary>What the voters say, as evidence: trust, which is confidence times freshness, times log-odds.</summary>
/// <param name="evidence">Per voter, in log-odds; NaN for one who is silent.</param>
/// <param name="trust">Per voter, 0 to 1; 0 for one who is silent.</param>
/// <param name="seats">Per voter where its opinion stands among all.</param>
/// <param name="regime">The regime they are heard in.</param>
/// <param name="voters">How many of them have a vote; those who have none yet are silent.</param>
internal readonly ref struct Hearing(ReadOnlySpan<double> evidence, ReadOnlySpan<double> trust, ReadOnlySpan<int> seats, MarketRegime regime, int voters)
{
    /// <summary>How many of them have a vote; those who have none yet are silent.</summary>
    public int Voters { get; } = voters;

    /// <summary>Per voter, in log-odds; NaN for one who is silent.</summary>
    public ReadOnlySpan<double> Evidence { get; } = evidence;

    /// <summary>Per voter, 0 to 1; 0 for one who is silent.</summary>
    public ReadOnlySpan<double> Trust { get; } = trust;

    /// <summary>Per voter where its opinion stands among all.</summary>
    public ReadOnlySpan<int> Seats { get; } = seats;

    /// <summary>The regime they are heard in.</summary>
    public MarketRegime Regime { get; } = regime;
}

namespace Arus.Intelligence.Consensus;

/// <summary>The limits a decision is held against before risk sees it. A limit of 0 is not enforced.</summary>
/// <param name="BarAge">Bars since the last close beyond which nothing is opened.</param>
/// <param name="OpinionAge">Bars since a voting opinion was formed beyond which nothing is opened.</param>
/// <param name="Agreement">The part of the evidence that must point the way of the target, 0 to 1.</param>
/// <param name="Cost">The expected gain over the horizon as a multiple of the spread below which nothing is opened.</param>
/// <param name="Openings">Positions that may be opened within 24 hours.</param>
internal sealed record ValidatorSettings(double BarAge, double OpinionAge, double Agreement, double Cost, int Openings);

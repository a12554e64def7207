using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;

namespace Arus.Gateway.Api;

/// <summary>One version of a model and all that is kept with it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Origin">Where it comes from: <c>training</c>, or the format and name of the file that was imported.</param>
/// <param name="Task">What it predicts; null when that is not known.</param>
/// <param name="KnownTo">The close of the last bar that its training read; null when that is not known.</param>
/// <param name="Calibration">What makes its probabilities mean what they say; null for as they are.</param>
/// <param name="Scores">Its calibrated probabilities on rows it had not seen, with the bins of the reliability curve; null when it was not judged.</param>
/// <param name="Objections">What speaks against acting on it; empty for nothing.</param>
/// <param name="Importance">Its most important features, first the most important.</param>
/// <param name="History">What was changed of the slot, of other versions too, oldest first.</param>
internal sealed record ModelCardAnswer(
    ModelAnswer Version, string Origin, ModelTaskAnswer? Task, Timestamp? KnownTo, ModelCalibration? Calibration, ModelScores? Scores, IReadOnlyList<string> Objections,
    IReadOnlyList<FeatureImportance> Importance, IReadOnlyList<ModelChangeAnswer> History);

/// <summary>What a model predicts.</summary>
/// <param name="Source">Whose bars it was trained on.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Others">The instruments it compares with.</param>
/// <param name="Period">Of the bars.</param>
/// <param name="HorizonBars">How far it looks ahead.</param>
/// <param name="Upper">The upper barrier, in standard deviations of one bar's return.</param>
/// <param name="Lower">The lower barrier.</param>
internal sealed record ModelTaskAnswer(SourceId Source, InstrumentId Instrument, IReadOnlyList<InstrumentId> Others, BarPeriod Period, int HorizonBars, double Upper, double Lower);

/// <summary>One entry of a slot's history.</summary>
/// <param name="At">When.</param>
/// <param name="What"><c>registered</c>, <c>promoted</c> or <c>rolled back</c>.</param>
/// <param name="Number">Of which version.</param>
/// <param name="By">By whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">What it was promoted on; null otherwise.</param>
internal sealed record ModelChangeAnswer(Timestamp At, string What, int Number, string By, string Reason, ShadowEvidence? Evidence);

/// <summary>A report as it was computed last; a newer one is asked for by asking.</summary>
/// <param name="Report">The report; null before the first, and when it could not be computed.</param>
/// <param name="At">When it was asked for; null before the first.</param>
/// <param name="IsComputing">Whether a newer one is under way.</param>
/// <param name="Failure">Why the last attempt made none; empty when it did.</param>
internal sealed record ReportAnswer<T>(T? Report, Timestamp? At, bool IsComputing, string Failure)
    where T : class;

/// <summary>Champion and challengers on the same later outcomes.</summary>
/// <param name="Slot">Whose models.</param>
/// <param name="Source">Whose quotes.</param>
/// <param name="Rule">What a challenger must show.</param>
/// <param name="Champion">The champion; null when there is none.</param>
/// <param name="Challengers">Every challenger that has not expired, by number.</param>
internal sealed record ShadowAnswer(string Slot, SourceId Source, PromotionRule Rule, ShadowResultAnswer? Champion, IReadOnlyList<ShadowResultAnswer> Challengers);

/// <summary>One version on outcomes it was not trained on.</summary>
/// <param name="Number">Its version in the slot.</param>
/// <param name="Id">The model.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">What it is used for.</param>
/// <param name="From">The close of the first bar that counts; null when none does.</param>
/// <param name="To">The close of the last bar whose outcome is known; null when there is none.</param>
/// <param name="Scores">How good its calibrated probabilities were; null without outcomes.</param>
/// <param name="Evidence">It beside the champion; null for the champion, without one, and without outcomes.</param>
/// <param name="Obstacle">Why it cannot become champion on this: what was found and what would be enough; null when it can, and for the champion.</param>
internal sealed record ShadowResultAnswer(
    int Number, string Id, string Kind, ModelStage Stage, Timestamp? From, Timestamp? To, ModelScores? Scores, ShadowEvidence? Evidence, Fault? Obstacle);

/// <summary>How the market has moved away from what a version was trained on.</summary>
/// <param name="Slot">Whose models.</param>
/// <param name="Number">The version: the champion, or the newest that has not expired.</param>
/// <param name="Source">Whose quotes.</param>
/// <param name="From">The close of the first row that was compared; null when there were too few.</param>
/// <param name="To">The close of the last.</param>
/// <param name="Rows">How many rows were compared.</param>
/// <param name="RowsMin">How many are needed.</param>
/// <param name="HasDrifted">Whether anything was found.</param>
/// <param name="Findings">What was found, in words.</param>
/// <param name="Features">Every feature, the farthest moved first; empty when there were too few rows.</param>
/// <param name="FarShare">The share of rows that lie beyond 99 % of the training rows; null when there were too few.</param>
/// <param name="Outcomes">Whether predictions still come true; null when it was never judged or no outcome is known.</param>
internal sealed record DriftAnswer(
    string Slot, int Number, SourceId Source, Timestamp? From, Timestamp? To, int Rows, int RowsMin, bool HasDrifted, IReadOnlyList<string> Findings, IReadOnlyList<FeatureDriftAnswer> Features,
    double FarShare, OutcomeDrift? Outcomes);

/// <summary>How far one feature has moved.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="StabilityIndex">Population stability index.</param>
/// <param name="Usual">The greatest index of stretches of the training rows; null when that is not known.</param>
/// <param name="Distance">Kolmogorov and Smirnov's, 0 to 1.</param>
/// <param name="PValue">How likely a distance at least so great is if nothing moved.</param>
/// <param name="HasMoved">Whether the index is above 0.25 and above the usual.</param>
internal sealed record FeatureDriftAnswer(string Feature, double StabilityIndex, double Usual, double Distance, double PValue, bool HasMoved);

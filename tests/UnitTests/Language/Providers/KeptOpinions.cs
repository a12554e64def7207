using Arus.Contracts.Language;
using Arus.Contracts.MarketData;

namespace Arus.UnitTests.Language.Providers;

/// <summary>Made-up answers that are kept.</summary>
internal static class KeptOpinions
{
    public static readonly Timestamp Start = Timestamp.Utc(2026, 3, 2);

    public static KeptOpinion At(int hour, double probability = 0.6, string model = "m", bool isContaminated = false, double confidence = 1, int latencySeconds = 5) => new(
        InstrumentId.Of("EURUSD"), BarPeriod.H1, 8 * Timestamp.NanosPerHour, Hour(hour), Hour(hour).Plus(latencySeconds * Timestamp.NanosPerSecond), probability, confidence, "Local", model)
    {
        Version = model + "-1",
        Prompt = "second-opinion@1-ab",
        IsMasked = false,
        IsContaminated = isContaminated,
        Outcome = SecondOpinionOutcome.Answered,
        CostUsd = 0.001m,
    };

    public static KeptOpinion Abstained(int hour, string model = "m") => At(hour, 0.5, model, confidence: 0) with { Outcome = SecondOpinionOutcome.Malformed };

    public static Timestamp Hour(int hour) => Start.Plus(hour * Timestamp.NanosPerHour);
}

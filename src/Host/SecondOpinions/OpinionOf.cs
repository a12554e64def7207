using Arus.Contracts.Language;

namespace Arus.Host.SecondOpinions;

/// <summary>Makes an opinion of an answer, the same for a running session and for history.</summary>
internal static class OpinionOf
{
    /// <summary>Trusted as far as its reasons hold, and half as far where the model may know what came.</summary>
    public static KeptOpinion Answer(SecondOpinionSeat seat, Situation about, SecondOpinionAnswer answer)
    {
        var holds = answer.Abstains || answer.Reasons.Count == 0 ? 0 : (double)answer.Reasons.Count(reason => reason.Holds) / answer.Reasons.Count;
        return new(
            about.Instrument, seat.Timeframe, about.HorizonNanos, about.At, about.At.Plus(answer.LatencyNanos), answer.Abstains ? 0.5 : answer.Probability,
            answer.IsContaminated ? holds / 2 : holds, answer.Provider, answer.AskedModel)
        {
            Version = answer.Model,
            Prompt = answer.Prompt,
            IsMasked = answer.IsMasked,
            IsContaminated = answer.IsContaminated,
            Outcome = answer.Outcome,
            CostUsd = answer.CostUsd,
        };
    }
}

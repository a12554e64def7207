using Arus.Contracts.Language;

namespace Arus.Host.SecondOpinions;

/// <summary>Why asking ended before its last question.</summary>
internal enum HarvestEnd
{
    /// <summary>It did not: every question was put.</summary>
    Done,

    /// <summary>The budget does not cover another call.</summary>
    Budget,

    /// <summary>Nobody answered for some time.</summary>
    NobodyAnswers,

    /// <summary>It was stopped.</summary>
    Stopped,
}

/// <summary>What came of asking.</summary>
/// <param name="End">Why it ended.</param>
/// <param name="Put">Questions that were put and settled.</param>
/// <param name="Kept">Answers that were kept.</param>
/// <param name="CostUsd">What all of it cost, in US dollars.</param>
/// <param name="Outcomes">How the questions ended.</param>
internal sealed record Harvest(HarvestEnd End, int Put, int Kept, decimal CostUsd, IReadOnlyDictionary<SecondOpinionOutcome, int> Outcomes);

/// <summary>
/// Puts questions about the past, a few at a time and in their order, and keeps each answer before the next few are put: what was asked and paid for is there when
/// the work is taken up again. Ends by itself where the budget or everybody's patience does.
/// </summary>
/// <param name="asked">Who is asked.</param>
/// <param name="keep">Keeps answers; says how many were new.</param>
internal sealed class OpinionHarvest(ISecondOpinion asked, Func<IReadOnlyList<KeptOpinion>, int> keep)
{
    /// <summary>Questions that are on their way at once.</summary>
    public const int AtOnce = 4;

    /// <summary>Rounds without an answer of anybody after which it ends.</summary>
    public const int SilentRoundsMax = 3;

    private readonly Dictionary<SecondOpinionOutcome, int> _outcomes = [];
    private int _put;
    private int _kept;
    private decimal _cost;

    /// <summary>Asks until there is nothing left, or a reason to end.</summary>
    /// <param name="questions">What to ask, and for which seat.</param>
    /// <param name="progress">Hears the fraction done, 0 to 1.</param>
    /// <param name="stop">Ends it; answers that came are kept.</param>
    public async Task<Harvest> Run(IReadOnlyList<(SecondOpinionSeat Seat, Situation About)> questions, IProgress<double>? progress, CancellationToken stop)
    {
        var silent = 0;
        foreach (var few in questions.Chunk(AtOnce))
        {
            var answers = await Ask(few, stop);
            var said = answers.Where(answer => answer.Model.Length > 0).ToList();
            _put += answers.Count;
            _kept += said.Count > 0 ? keep(said) : 0;
            _cost += answers.Sum(answer => answer.CostUsd);
            foreach (var answer in answers)
            {
                _outcomes[answer.Outcome] = _outcomes.GetValueOrDefault(answer.Outcome) + 1;
            }

            silent = said.Count > 0 ? 0 : silent + 1;
            progress?.Report((double)_put / questions.Count);
            if (stop.IsCancellationRequested)
            {
                return Told(HarvestEnd.Stopped);
            }

            if (answers.Any(answer => answer.Outcome == SecondOpinionOutcome.BudgetExhausted))
            {
                return Told(HarvestEnd.Budget);
            }

            if (silent == SilentRoundsMax)
            {
                return Told(HarvestEnd.NobodyAnswers);
            }
        }

        return Told(HarvestEnd.Done);
    }

    private Harvest Told(HarvestEnd end) => new(end, _put, _kept, _cost, _outcomes);

    /// <summary>The answers that came, in the order of the questions; fewer than those where it was stopped.</summary>
    private async Task<IReadOnlyList<KeptOpinion>> Ask((SecondOpinionSeat Seat, Situation About)[] few, CancellationToken stop)
    {
        var asking = few.Select(one => asked.Ask(one.About, stop)).ToList();
        try
        {
            await Task.WhenAll(asking);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }

        return [.. asking.Index().Where(one => one.Item.IsCompletedSuccessfully).Select(one => OpinionOf.Answer(few[one.Index].Seat, few[one.Index].About, one.Item.Result))];
    }
}

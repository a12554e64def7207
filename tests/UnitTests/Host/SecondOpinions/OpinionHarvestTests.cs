using Arus.Contracts.Language;
using Arus.Contracts.MarketData;
using Arus.Host.SecondOpinions;
using Arus.UnitTests.Language.Providers;

namespace Arus.UnitTests.Host.SecondOpinions;

public sealed class OpinionHarvestTests
{
    private static readonly SecondOpinionSeat Seat = new(InstrumentId.Of("EURUSD"), BarPeriod.H1, 8 * Timestamp.NanosPerHour);

    private readonly List<KeptOpinion> _kept = [];

    [Fact]
    public async Task Run_EveryQuestionAnswered_KeepsThemInTheirOrder()
    {
        var harvest = await Run(10, (_, _) => Task.FromResult(Answer(SecondOpinionOutcome.Answered)));

        Assert.Equal((HarvestEnd.Done, 10, 10, 0.1m), (harvest.End, harvest.Put, harvest.Kept, harvest.CostUsd));
        Assert.Equal(Enumerable.Range(0, 10).Select(KeptOpinions.Hour), _kept.Select(one => one.AskedAt));
        Assert.All(_kept, one => Assert.Equal((one.AskedAt.Plus(7), "asked", "said", BarPeriod.H1), (one.KnownAt, one.Model, one.Version, one.Timeframe)));
    }

    [Fact]
    public async Task Run_BudgetThatEnds_StopsAndKeepsWhatWasAnswered()
    {
        var harvest = await Run(100, (hour, _) => Task.FromResult(Answer(hour < 6 ? SecondOpinionOutcome.Answered : SecondOpinionOutcome.BudgetExhausted)));

        Assert.Equal((HarvestEnd.Budget, 8, 6), (harvest.End, harvest.Put, harvest.Kept));
    }

    [Fact]
    public async Task Run_NobodyAnswers_EndsAfterAFewRounds()
    {
        var harvest = await Run(100, (_, _) => Task.FromResult(Answer(SecondOpinionOutcome.Unavailable)));

        Assert.Equal((HarvestEnd.NobodyAnswers, OpinionHarvest.SilentRoundsMax * OpinionHarvest.AtOnce, 0), (harvest.End, harvest.Put, harvest.Kept));
        Assert.Empty(_kept);
    }

    [Fact]
    public async Task Run_AModelThatAnswersBadly_IsNoReasonToEnd()
    {
        var harvest = await Run(100, (_, _) => Task.FromResult(Answer(SecondOpinionOutcome.Malformed)));

        Assert.Equal((HarvestEnd.Done, 100, 100), (harvest.End, harvest.Kept, harvest.Outcomes[SecondOpinionOutcome.Malformed]));
        Assert.All(_kept, one => Assert.Equal((0.5, 0.0), (one.Probability, one.Confidence)));
    }

    [Fact]
    public async Task Run_Stopped_KeepsTheAnswersThatCame()
    {
        using var stop = new CancellationTokenSource();

        var harvest = await Run(100, async (hour, cancel) =>
        {
            if (hour == 6)
            {
                await stop.CancelAsync();
            }

            await Task.Delay(hour > 5 ? Timeout.Infinite : 0, cancel);
            return Answer(SecondOpinionOutcome.Answered);
        }, stop.Token);

        Assert.Equal((HarvestEnd.Stopped, 6, 6), (harvest.End, harvest.Put, harvest.Kept));
    }

    private static SecondOpinionAnswer Answer(SecondOpinionOutcome outcome)
    {
        var isSaid = outcome is SecondOpinionOutcome.Answered or SecondOpinionOutcome.Malformed;
        return new(outcome, 0.6, [new("so", "n", 1, true)], isSaid ? 0.01m : 0, 7, isSaid ? "Local" : "", isSaid ? "said" : "", "q", false, false) { AskedModel = isSaid ? "asked" : "" };
    }

    private Task<Harvest> Run(int count, Func<int, CancellationToken, Task<SecondOpinionAnswer>> answer, CancellationToken? stop = null)
    {
        var questions = Enumerable.Range(0, count)
            .Select(hour => (Seat, new Situation(TenantId.Local, Seat.Instrument, KeptOpinions.Hour(hour), Seat.HorizonNanos, "mid higher", [], []))).ToList();
        var harvest = new OpinionHarvest(new Told(answer), said =>
        {
            _kept.AddRange(said);
            return said.Count;
        });
        return harvest.Run(questions, null, stop ?? TestContext.Current.CancellationToken);
    }

    private sealed class Told(Func<int, CancellationToken, Task<SecondOpinionAnswer>> answer) : ISecondOpinion
    {
        public bool IsAvailable => true;

        public string Prompt => "q";

        public decimal? MostUsd(Situation situation) => 0.01m;

        public Task<SecondOpinionAnswer> Ask(Situation situation, CancellationToken stop) => answer((int)((situation.At - KeptOpinions.Start) / Timestamp.NanosPerHour), stop);

        public void Dispose()
        {
        }
    }
}

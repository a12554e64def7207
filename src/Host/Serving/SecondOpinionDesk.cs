using Arus.Contracts.Features;
using Arus.Contracts.Language;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Host.SecondOpinions;

namespace Arus.Host.Serving;

/// <summary>
/// Asks a language model at the close of each bar of a strategy's timeframe, away from the trading thread, and hands its answer to the session as a reading. Of an
/// instrument one question is on its way at a time; of those that come meanwhile only the newest is asked after it.
/// </summary>
/// <param name="seats">What is asked about.</param>
/// <param name="asked">Who is asked.</param>
/// <param name="pipelines">Computes the indicators of a situation.</param>
/// <param name="keep">Keeps an answer for runs over history; it does not throw.</param>
/// <param name="post">Hands a reading to the session; false when it has no room.</param>
/// <param name="stop">Ends the asking.</param>
internal sealed class SecondOpinionDesk(
    IReadOnlyList<SecondOpinionSeat> seats, ISecondOpinion asked, IFeaturePipelineFactory pipelines, Action<KeptOpinion> keep, Func<LiveReading, bool> post, CancellationToken stop) : ILiveObserver
{
    private readonly Desk[] _desks = [.. seats.Select(seat => new Desk(new SituationBuilder(seat, pipelines)))];

    /// <summary>Completes when nothing is on its way.</summary>
    public Task Idle => Task.WhenAll(_desks.Select(desk => desk.Asking));

    /// <inheritdoc/>
    public void OnBar(in Bar bar)
    {
        foreach (var desk in _desks)
        {
            if (desk.Situations.Add(in bar))
            {
                Hand(desk, desk.Situations.Current());
            }
        }
    }

    /// <inheritdoc/>
    public void OnTick(in Tick tick)
    {
    }

    /// <inheritdoc/>
    public void OnDecision(LiveDecision decision)
    {
    }

    /// <inheritdoc/>
    public void OnOrder(LiveOrder order)
    {
    }

    /// <inheritdoc/>
    public void OnPositions(IReadOnlyList<LivePosition> positions)
    {
    }

    /// <inheritdoc/>
    public void OnAccount(LiveAccount account)
    {
    }

    /// <inheritdoc/>
    public void OnStatus(LiveStatus status)
    {
    }

    /// <inheritdoc/>
    public void OnAlert(LiveAlert alert)
    {
    }

    private void Hand(Desk desk, Situation situation)
    {
        lock (desk)
        {
            if (desk.IsAsking)
            {
                desk.Next = situation;
                return;
            }

            desk.IsAsking = true;
            desk.Asking = Task.Run(() => Ask(desk, situation), CancellationToken.None);
        }
    }

    private async Task Ask(Desk desk, Situation? situation)
    {
        while (situation is not null)
        {
            try
            {
                Tell(desk.Situations.Seat, situation, await asked.Ask(situation, stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }

            lock (desk)
            {
                (situation, desk.Next) = (stop.IsCancellationRequested ? null : desk.Next, null);
                desk.IsAsking = situation is not null;
            }
        }
    }

    private void Tell(SecondOpinionSeat seat, Situation about, SecondOpinionAnswer answer)
    {
        var kept = OpinionOf.Answer(seat, about, answer);
        var outcome = answer.Outcome.ToString();
        post(new SecondOpinionReading(
            about.Instrument, about.At, kept.Probability, kept.Confidence, answer.Model, char.ToLowerInvariant(outcome[0]) + outcome[1..], answer.CostUsd, answer.LatencyNanos));
        keep(kept);
    }

    /// <summary>What is known and on its way of one instrument.</summary>
    private sealed class Desk(SituationBuilder situations)
    {
        public SituationBuilder Situations => situations;

        public bool IsAsking { get; set; }

        public Task Asking { get; set; } = Task.CompletedTask;

        public Situation? Next { get; set; }
    }
}

using Arus.Contracts.Language;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;

namespace Arus.Host.Serving;

/// <summary>What is asked of one instrument.</summary>
/// <param name="Instrument">Which.</param>
/// <param name="Timeframe">Bars whose close asks.</param>
/// <param name="HorizonNanos">How far ahead the strategy looks.</param>
internal sealed record SecondOpinionSeat(InstrumentId Instrument, BarPeriod Timeframe, long HorizonNanos);

/// <summary>
/// Asks a language model at the close of each bar of a strategy's timeframe, away from the trading thread, and hands its answer to the session as a reading. Of an
/// instrument one question is on its way at a time; of those that come meanwhile only the newest is asked after it. Numbers are changes and ratios: prices would
/// tell the market and the day.
/// </summary>
/// <param name="seats">What is asked about.</param>
/// <param name="asked">Who is asked.</param>
/// <param name="features">The newest recorded features of an instrument.</param>
/// <param name="post">Hands a reading to the session; false when it has no room.</param>
/// <param name="stop">Ends the asking.</param>
internal sealed class SecondOpinionDesk(
    IReadOnlyList<SecondOpinionSeat> seats, ISecondOpinion asked, Func<InstrumentId, IReadOnlyList<NamedValue>> features, Func<LiveReading, bool> post,
    CancellationToken stop) : ILiveObserver
{
    private const int Bars = 25;
    private const int Digits = 4;

    private static readonly string[] Unitless = ["rsi", "adx", "stochastic"];

    private readonly Desk[] _desks = [.. seats.Select(seat => new Desk(seat))];

    /// <summary>Completes when nothing is on its way.</summary>
    public Task Idle => Task.WhenAll(_desks.Select(desk => desk.Asking));

    /// <inheritdoc/>
    public void OnBar(in Bar bar)
    {
        foreach (var desk in _desks)
        {
            if (desk.Seat.Instrument == bar.Instrument && desk.Seat.Timeframe == bar.Period && bar.Flags == QuoteFlags.None && desk.Add(in bar))
            {
                Hand(desk, Situation(desk, bar.ClosesAt));
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
                Tell(situation, await asked.Ask(situation, stop));
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

    /// <summary>Trusted as far as its reasons hold, and half as far where the model may know what came.</summary>
    private void Tell(Situation about, SecondOpinionAnswer answer)
    {
        var holds = answer.Abstains || answer.Reasons.Count == 0 ? 0 : (double)answer.Reasons.Count(reason => reason.Holds) / answer.Reasons.Count;
        var outcome = answer.Outcome.ToString();
        post(new SecondOpinionReading(
            about.Instrument, about.At, answer.Abstains ? 0.5 : answer.Probability, answer.IsContaminated ? holds / 2 : holds, answer.Model,
            char.ToLowerInvariant(outcome[0]) + outcome[1..], answer.CostUsd, answer.LatencyNanos));
    }

    private Situation Situation(Desk desk, Timestamp at)
    {
        var closes = desk.Closes;
        var returns = closes.Zip(closes.Skip(1), (before, after) => (after / before) - 1).ToArray();
        var deviation = Math.Sqrt(returns.Sum(change => change * change) / returns.Length);
        (string Name, double Value)[] numbers =
        [
            ("change over 1 bar, percent", 100 * ((closes[^1] / closes[^2]) - 1)),
            ("change over 4 bars, percent", 100 * ((closes[^1] / closes[^5]) - 1)),
            ("change over 24 bars, percent", 100 * ((closes[^1] / closes[0]) - 1)),
            ("deviation of one bar, percent", 100 * deviation),
            ("last change in deviations", deviation > 0 ? returns[^1] / deviation : 0),
            .. features(desk.Seat.Instrument)
                .Where(feature => Array.Exists(Unitless, word => feature.Name.StartsWith(word, StringComparison.Ordinal))).Select(feature => (feature.Name, feature.Value)),
        ];
        return new(
            TenantId.Local, desk.Seat.Instrument, at, desk.Seat.HorizonNanos, "mid higher after the horizon",
            [.. numbers.Where(number => double.IsFinite(number.Value)).DistinctBy(number => number.Name).Select(number => new GivenNumber(number.Name, Math.Round(number.Value, Digits)))], []);
    }

    /// <summary>What is known and on its way of one instrument.</summary>
    private sealed class Desk(SecondOpinionSeat seat)
    {
        public SecondOpinionSeat Seat => seat;

        public List<double> Closes { get; } = [];

        public bool IsAsking { get; set; }

        public Task Asking { get; set; } = Task.CompletedTask;

        public Situation? Next { get; set; }

        /// <summary>Keeps the last closes; false while there are too few to ask with.</summary>
        public bool Add(in Bar bar)
        {
            Closes.Add(bar.CloseMid);
            if (Closes.Count > Bars)
            {
                Closes.RemoveAt(0);
            }

            return Closes.Count == Bars;
        }
    }
}

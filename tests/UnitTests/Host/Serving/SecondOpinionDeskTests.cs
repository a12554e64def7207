using Arus.Contracts.Language;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Features;
using Arus.Host.Serving;

namespace Arus.UnitTests.Host.Serving;

public sealed class SecondOpinionDeskTests : IDisposable
{
    private static readonly InstrumentId Euro = InstrumentId.Of("EURUSD");
    private static readonly Timestamp Start = Timestamp.Utc(2026, 3, 2);

    private readonly Slow _asked = new();
    private readonly List<LiveReading> _posted = [];
    private readonly List<KeptOpinion> _kept = [];

    public void Dispose() => _asked.Dispose();

    [Fact]
    public async Task OnBar_WhileAQuestionIsOnItsWay_ReturnsAtOnceAndAsksOnlyTheNewestAfterIt()
    {
        var desk = Desk(CancellationToken.None);
        Close(desk, 0, 39);
        Assert.Equal(0, _asked.Count);

        Close(desk, 39, 45);
        await _asked.Answer(new(SecondOpinionOutcome.Answered, 0.6, [new("so", "n", 1, true), new("or so", "n", 2, false)], 0.01m, 5, "p", "m", "q", false, false));
        await _asked.Answer(Abstained(SecondOpinionOutcome.TimedOut));
        await desk.Idle;

        Assert.Equal([Start.Plus(40 * Timestamp.NanosPerHour), Start.Plus(45 * Timestamp.NanosPerHour)], _asked.Moments);
        Assert.Equal(
            [
                new SecondOpinionReading(Euro, Start.Plus(40 * Timestamp.NanosPerHour), 0.6, 0.5, "m", "answered", 0.01m, 5),
                new SecondOpinionReading(Euro, Start.Plus(45 * Timestamp.NanosPerHour), 0.5, 0, "", "timedOut", 0, 10_000_000_000),
            ],
            _posted);
        Assert.Equal([(0.6, 0.5, BarPeriod.H1, 5L), (0.5, 0.0, BarPeriod.H1, 10_000_000_000L)], _kept.Select(one => (one.Probability, one.Confidence, one.Timeframe, one.LatencyNanos)));
    }

    [Fact]
    public async Task OnBar_AnswerOfAModelThatMayKnowWhatCame_IsTrustedHalf()
    {
        var desk = Desk(CancellationToken.None);
        Close(desk, 0, 40);

        await _asked.Answer(new(SecondOpinionOutcome.Answered, 0.6, [new("so", "n", 1, true)], 0, 5, "p", "m", "q", false, true));
        await desk.Idle;

        Assert.Equal(0.5, Assert.IsType<SecondOpinionReading>(Assert.Single(_posted)).Confidence);
    }

    [Fact]
    public async Task Stop_WhileAQuestionIsOnItsWay_EndsItAndPostsNothing()
    {
        using var stop = new CancellationTokenSource();
        var desk = Desk(stop.Token);
        Close(desk, 0, 41);

        await stop.CancelAsync();
        await desk.Idle;

        Assert.Empty(_posted);
    }

    private SecondOpinionDesk Desk(CancellationToken stop) => new(
        [new(Euro, BarPeriod.H1, 8 * Timestamp.NanosPerHour)], _asked, new FeaturePipelineFactory(),
        answer => _kept.Add(answer),
        reading =>
        {
            _posted.Add(reading);
            return true;
        },
        stop);

    private static void Close(SecondOpinionDesk desk, int from, int to)
    {
        for (var hour = from; hour < to; hour++)
        {
            var price = Price.From(1.1m + (0.002m * (hour % 5)));
            desk.OnBar(new Bar(
                Euro, BarPeriod.H1, Start.Plus(hour * Timestamp.NanosPerHour), Start.Plus((hour + 1) * Timestamp.NanosPerHour), price, price, price, price, PriceDelta.Zero, 1));
        }
    }

    private static SecondOpinionAnswer Abstained(SecondOpinionOutcome outcome) => new(outcome, 0.5, [], 0, 10_000_000_000, "", "", "q", false, false);

    /// <summary>Answers when it is told to.</summary>
    private sealed class Slow : ISecondOpinion
    {
        private readonly SemaphoreSlim _isAsked = new(0);
        private readonly List<Situation> _situations = [];
        private TaskCompletionSource<SecondOpinionAnswer> _answer = new();

        public bool IsAvailable => true;

        public string Prompt => "q";

        public decimal? MostUsd(Situation situation) => 0;

        public int Count => _situations.Count;

        public IEnumerable<Timestamp> Moments => _situations.Select(situation => situation.At);

        public Task<SecondOpinionAnswer> Ask(Situation situation, CancellationToken stop)
        {
            _situations.Add(situation);
            _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _isAsked.Release();
            return _answer.Task.WaitAsync(stop);
        }

        public async Task Answer(SecondOpinionAnswer answer)
        {
            await _isAsked.WaitAsync(TestContext.Current.CancellationToken);
            _answer.SetResult(answer);
        }

        public void Dispose() => _isAsked.Dispose();
    }
}

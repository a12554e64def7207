using Arus.Contracts.Language;
using Microsoft.Extensions.AI;

namespace Arus.Language.Providers;

/// <summary>
/// Asks one provider after the other, the best first, within a deadline and a budget. An answer of the wrong form is asked for once more; an answer whose
/// reasons do not hold against the numbers given is no answer.
/// </summary>
internal sealed class SecondOpinion : ISecondOpinion
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly SecondOpinionOptions _options;
    private readonly TimeProvider _time;
    private readonly ProviderTables _tables;
    private readonly Spending _spending;
    private readonly Recordings _recordings;
    private readonly AnswerCache _cache;
    private readonly IReadOnlyList<Candidate> _candidates;
    private readonly Prompt _prompt = Providers.Prompt.SecondOpinion;

    public SecondOpinion(SecondOpinionOptions options, ProviderTables tables, IReadOnlyList<Candidate> candidates, TimeProvider time)
    {
        (_options, _tables, _candidates, _time) = (options, tables, candidates, time);
        _spending = new Spending(options.BudgetUsdPerDay, options.SpendingFile, time, options.BudgetUsdInAll);
        _recordings = new Recordings(options.RecordingFile, options.Mode == RecordingMode.Record);
        _cache = new AnswerCache(time, options.CacheFor);
    }

    public bool IsAvailable => _options.Mode == RecordingMode.Replay ? _recordings.Count > 0 : _candidates.Count > 0;

    public string Prompt => _prompt.Id;

    /// <summary>What a tenant spent today, in US dollars.</summary>
    public decimal SpentToday(TenantId tenant) => _spending.Today(tenant);

    public decimal? MostUsd(Situation situation)
    {
        Check(situation);
        var question = Question.Of(situation, _prompt, _options.IsMasked, _options.OutputTokensMax);
        return Order(question).Select(one => (decimal?)Most(one.Price, Messages(question))).FirstOrDefault();
    }

    public async Task<SecondOpinionAnswer> Ask(Situation situation, CancellationToken stop)
    {
        Check(situation);
        var question = Question.Of(situation, _prompt, _options.IsMasked, _options.OutputTokensMax);

        // What was written down once is the answer for ever: else a replay would give another than was acted on.
        if ((_recordings.Find(question.Key) ?? _cache.Find(question.Key)) is { } known)
        {
            return Answer(situation, question, known, isReplayed: true) with { CostUsd = 0 };
        }

        if (_options.Mode == RecordingMode.Replay)
        {
            return Abstention(SecondOpinionOutcome.NotRecorded);
        }

        var begin = _time.GetTimestamp();
        using var timer = new CancellationTokenSource(_options.Deadline, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        var bill = new Bill();
        var outcome = SecondOpinionOutcome.NoProvider;
        try
        {
            foreach (var (candidate, price) in Order(question))
            {
                if (await AskOne(situation, question, candidate, price, bill, either.Token) is { } answer)
                {
                    return Finish(situation, question, answer with { CostUsd = bill.Cost, LatencyNanos = (long)(_time.GetElapsedTime(begin).TotalNanoseconds) });
                }

                outcome = bill.WasRefused && outcome is not SecondOpinionOutcome.Unavailable ? SecondOpinionOutcome.BudgetExhausted : SecondOpinionOutcome.Unavailable;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            outcome = SecondOpinionOutcome.TimedOut;
        }

        return Abstention(outcome) with { CostUsd = bill.Cost, LatencyNanos = (long)_time.GetElapsedTime(begin).TotalNanoseconds };
    }

    public void Dispose()
    {
        foreach (var candidate in _candidates)
        {
            candidate.Client.Dispose();
        }

        _spending.Dispose();
        _recordings.Dispose();
    }

    private static void Check(Situation situation)
    {
        if (situation.Numbers.FirstOrDefault(number => !double.IsFinite(number.Value)) is { Name: not null } wrong)
        {
            throw new ArgumentException($"'{wrong.Name}' is {wrong.Value}; expected a finite number.", nameof(situation));
        }

        if (situation.Numbers.Select(number => number.Name).Distinct(StringComparer.Ordinal).Count() != situation.Numbers.Count)
        {
            throw new ArgumentException("Two numbers have the same name; expected each once.", nameof(situation));
        }
    }

    /// <summary>Those that have a price, the best first; those left alone are left out.</summary>
    private IEnumerable<(Candidate Candidate, Price Price)> Order(Question question)
    {
        var now = Timestamp.From(_time.GetUtcNow());
        var priced = _candidates
            .Select(candidate => (Candidate: candidate, Price: _tables.Price(candidate.Options.Kind, candidate.Options.Model, now)))
            .Where(one => one.Price is not null)
            .Select(one => (one.Candidate, Price: one.Price!, Cost: Most(one.Price!, Messages(question))))
            .ToList();
        var dearest = priced.Count > 0 ? priced.Max(one => one.Cost) : 0m;
        return priced.OrderBy(one => one.Candidate.Rank(one.Cost, dearest, _options.Deadline)).Select(one => (one.Candidate, one.Price));
    }

    /// <summary>Asks one provider, once more if the form is wrong; null where it did not answer.</summary>
    private async Task<RecordedAnswer?> AskOne(Situation situation, Question question, Candidate candidate, Price price, Bill bill, CancellationToken stop)
    {
        var messages = Messages(question);
        if (await Call(situation.Tenant, candidate, price, messages, bill, stop) is not { } first)
        {
            return null;
        }

        var last = first;
        if (first.Text is not null && (first.WasCut || Judgement.Of(first.Text, question, _prompt).Outcome == SecondOpinionOutcome.Malformed))
        {
            var fault = first.WasCut ? "it is too long" : Judgement.Of(first.Text, question, _prompt).Fault;
            messages.Add(new ChatMessage(ChatRole.Assistant, first.Text.Length == 0 ? "(nothing)" : first.Text));
            messages.Add(new ChatMessage(ChatRole.User, $"This is not the asked-for JSON object: {fault}. Answer again with that object only."));
            last = await Call(situation.Tenant, candidate, price, messages, bill, stop) ?? first;
        }

        return new RecordedAnswer(question.Key, last.Text, candidate.Options.Kind, last.Model, 0, 0) { Asked = candidate.Options.Model };
    }

    /// <summary>One call within budget; waits once where the provider asks for a short pause. Null where it did not answer.</summary>
    private async Task<CallResult?> Call(TenantId tenant, Candidate candidate, Price price, List<ChatMessage> messages, Bill bill, CancellationToken stop)
    {
        for (var tries = 0; tries < 2; tries++)
        {
            if (_spending.Reserve(tenant, Most(price, messages)) is not { } reservation)
            {
                bill.WasRefused = true;
                return null;
            }

            // Until it is known better the call costs what was reserved: a call given up half way may be billed.
            var cost = reservation.Amount;
            var isSettled = false;
            if (!candidate.Breaker.TryEnter())
            {
                _spending.Settle(reservation, 0);
                return null;
            }

            var begin = _time.GetTimestamp();
            try
            {
                var result = await ProviderCall.Make(candidate, messages, _prompt, _options.OutputTokensMax, _options.Deadline / 2, _time, stop);
                cost = price.Cost(result.Usage);
                candidate.Breaker.Succeeded();
                candidate.Report(_time.GetElapsedTime(begin), succeeded: true);
                return result;
            }
            catch (ProviderFaultException fault)
            {
                cost = fault.Kind is ProviderFaultKind.Flood or ProviderFaultKind.Stalled or ProviderFaultKind.Garbled ? cost : 0;
                candidate.Report(_time.GetElapsedTime(begin), succeeded: false);
                var isShort = tries == 0 && fault is { Kind: ProviderFaultKind.Busy or ProviderFaultKind.Down, RetryAfter: { } asked } && asked <= LongestWait;
                candidate.Breaker.Failed(isShort ? new ProviderFaultException(fault.Kind, fault.Message) : fault);
                _spending.Settle(reservation, cost);
                (isSettled, bill.Cost) = (true, bill.Cost + cost);
                if (!isShort)
                {
                    return null;
                }

                await Task.Delay(fault.RetryAfter!.Value, _time, stop);
            }
            catch (OperationCanceledException)
            {
                candidate.Breaker.Abandoned();
                throw;
            }
            finally
            {
                if (!isSettled)
                {
                    _spending.Settle(reservation, cost);
                    bill.Cost += cost;
                }
            }
        }

        return null;
    }

    private List<ChatMessage> Messages(Question question) => [new(ChatRole.System, _prompt.Text), new(ChatRole.User, question.Text)];

    private decimal Most(Price price, IReadOnlyList<ChatMessage> messages) => price.Cost(new Usage(ProviderCall.InputTokensMax(messages), 0, _options.OutputTokensMax));

    private SecondOpinionAnswer Finish(Situation situation, Question question, RecordedAnswer answer)
    {
        if (!_recordings.TryAdd(answer))
        {
            // Nothing may be acted on that could not be replayed.
            return Abstention(SecondOpinionOutcome.Unavailable) with { CostUsd = answer.CostUsd, LatencyNanos = answer.LatencyNanos };
        }

        _cache.Add(answer);
        return Answer(situation, question, answer, isReplayed: false);
    }

    private SecondOpinionAnswer Answer(Situation situation, Question question, RecordedAnswer answer, bool isReplayed)
    {
        var judged = answer.Text is null ? new Judgement(SecondOpinionOutcome.Refused, 0.5, [], null) : Judgement.Of(answer.Text, question, _prompt);
        return new SecondOpinionAnswer(
            judged.Outcome, judged.Probability, judged.Reasons, answer.CostUsd, answer.LatencyNanos, answer.Provider.ToString(), answer.Model, _prompt.Id, isReplayed,
            situation.At <= _tables.Facts(answer.Provider, answer.Model).Cutoff)
        {
            AskedModel = answer.Asked,
            IsMasked = _options.IsMasked,
        };
    }

    private SecondOpinionAnswer Abstention(SecondOpinionOutcome outcome) => new(outcome, 0.5, [], 0, 0, "", "", _prompt.Id, IsReplayed: false, IsContaminated: false) { IsMasked = _options.IsMasked };

    /// <summary>What one question costs.</summary>
    private sealed class Bill
    {
        public decimal Cost { get; set; }

        public bool WasRefused { get; set; }
    }
}

using System.Globalization;
using System.Text.Json;

namespace Arus.IntegrationTests.Live;

/// <summary>The served program beside a language model: asked, heard, paid, waited for by nobody, and never asked again by a replay.</summary>
public sealed class SlowMindTests(PaidOpinions run) : IClassFixture<PaidOpinions>
{
    [Fact]
    public void Serve_BarsClose_AsksAboutEachMomentOnce()
    {
        var moments = Enumerable.Range(0, run.Asked.Count).Select(AskedAt).ToList();

        Assert.NotEmpty(moments);
        Assert.Equal(moments.Distinct(), moments);
        Assert.All(moments, moment => Assert.Equal(0, moment.Ticks % TimeSpan.TicksPerSecond));
        Assert.All(run.Asked, request => Assert.Contains("Instrument: EURUSD", request.Said));
    }

    [Fact]
    public void Serve_AnAnswerCame_IsHeardWithItsProbabilityAgeAndCost()
    {
        var heard = Heard().Where(said => said.GetProperty("confidence").GetDouble() > 0).ToList();

        Assert.NotEmpty(heard);
        Assert.All(heard, said =>
        {
            Assert.Equal(PaidOpinions.Probability, said.GetProperty("probability").GetDouble(), 9);
            Assert.True(said.GetProperty("ageNanos").GetInt64() >= 0 && said.GetProperty("weight").GetDouble() > 0);
            Assert.Equal((double)PaidOpinions.PriceOfOne, Reason(said, "US dollars the last answer cost"), 9);
        });
        Assert.Contains(heard, said => said.GetProperty("ageNanos").GetInt64() > 0 && said.GetProperty("moved").GetDouble() != 0);
    }

    [Fact]
    public void Serve_AnAnswerDoesNotCome_OrdersGoOn()
    {
        var (held, next) = (AskedAt(PaidOpinions.AnsweredBefore), AskedAt(PaidOpinions.AnsweredBefore + 1));

        var meanwhile = run.Ledger.Count(record => record.GetProperty("kind").GetString() == "order" && Moment(record.GetProperty("at").GetString()!) is var at && at > held && at < next);

        Assert.True(meanwhile >= PaidOpinions.OrdersWhileHeld, $"only {meanwhile} orders while the answer was awaited");
    }

    [Fact]
    public void Serve_TheDaysBudgetIsSpent_AsksNobodyAnyMore()
    {
        var spent = Heard().Select(said => Reason(said, "US dollars of all answers")).Max();

        // then it spent what it may, but not another question more
        Assert.Equal(run.Asked.Count * PaidOpinions.PriceOfOne, (decimal)spent, 9);
        Assert.InRange(run.Asked.Count, PaidOpinions.AnsweredBefore + 2, (int)(PaidOpinions.Budget / PaidOpinions.PriceOfOne));

        // and the seat was silent at the end, of which there was a lot
        var last = Heard().TakeLast(20).ToList();
        Assert.All(last, said => Assert.Equal(0, said.GetProperty("confidence").GetDouble()));
    }

    [Fact]
    public void Agents_WhoIsPaid_TellWhatTheyCost()
    {
        var agents = run.Agents.GetProperty("items").EnumerateArray().ToLookup(agent => agent.GetProperty("info").GetProperty("name").GetString(), agent => agent.GetProperty("costUsd").GetDouble());

        Assert.Equal((double)(run.Asked.Count * PaidOpinions.PriceOfOne), agents["second-opinion"].Single(), 9);
        Assert.All(agents.Where(agent => agent.Key != "second-opinion"), agent => Assert.Equal(0.0, agent.Single()));
    }

    [Fact]
    public void Serve_WhatWasSpentAndSaid_IsKept()
    {
        var settled = run.Kept("spending.jsonl").Where(line => line.StartsWith("settle ", StringComparison.Ordinal)).Sum(line => decimal.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture));
        var answers = run.Kept("answers.jsonl").Select(line => JsonDocument.Parse(line).RootElement.GetProperty("CostUsd").GetDecimal()).ToList();

        Assert.Equal(run.Asked.Count * PaidOpinions.PriceOfOne, settled);
        Assert.Equal(run.Asked.Count, answers.Count);
        Assert.Equal(settled, answers.Sum());
    }

    [Fact]
    public void Serve_WhatWasSaid_IsKeptForRunsOverHistory()
    {
        var answers = run.Kept("opinions.jsonl").Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.GetProperty("Model").GetString() == "local-model").ToList();

        Assert.Equal(run.Asked.Count, answers.Count);
        Assert.Equal(
            Enumerable.Range(0, run.Asked.Count).Select(AskedAt),
            answers.Select(line => DateTime.UnixEpoch.AddTicks(line.GetProperty("AskedAt").GetInt64() / 100)));
        Assert.All(answers, line => Assert.Equal((PaidOpinions.Probability, "S1", true), (line.GetProperty("Probability").GetDouble(), line.GetProperty("Timeframe").GetString(), line.GetProperty("Contaminated").GetBoolean())));
    }

    [Fact]
    public void OpinionsAsk_TheHistoryOfASession_PutsTheQuestionsTheSessionPut()
    {
        var past = run.AskedOfThePast.Select(request => request.Said).ToHashSet();

        Assert.Equal("done", run.Harvest.GetProperty("end").GetString());
        Assert.Equal(run.Harvest.GetProperty("closes").GetInt32(), past.Count);
        Assert.All(run.Asked, request => Assert.Contains(request.Said, past));
    }

    [Fact]
    public void ReplayDay_NobodyIsAsked_IsIdentical()
    {
        Assert.True(run.Replay.GetProperty("identical").GetBoolean());
        Assert.Equal(run.Ledger.Count(record => record.GetProperty("kind").GetString() == "decision"), run.Replay.GetProperty("decisions").GetInt32());
        Assert.Equal(0, run.AskedByReplay);
    }

    private static DateTime Moment(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private DateTime AskedAt(int question)
    {
        const string Start = "Moment: ";
        return Moment(Assert.Single(run.Asked[question].Said.Split('\n'), line => line.StartsWith(Start, StringComparison.Ordinal))[Start.Length..]);
    }

    private static double Reason(JsonElement said, string text) =>
        said.GetProperty("reasons").EnumerateArray().Single(reason => reason.GetProperty("text").GetString() == text).GetProperty("value").GetDouble();

    private IEnumerable<JsonElement> Heard() => run.Ledger.Where(record => record.GetProperty("kind").GetString() == "decision")
        .SelectMany(decision => decision.GetProperty("opinions").EnumerateArray()).Where(said => said.GetProperty("agent").GetString() == "second-opinion");
}

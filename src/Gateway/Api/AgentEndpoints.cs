using Arus.Contracts.Intelligence;
using Arus.Contracts.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Reads of the agents: how they do and what they said.</summary>
internal static class AgentEndpoints
{
    /// <summary>Decisions looked through for one page of opinions.</summary>
    private const int DecisionsLookedAt = 2_000;

    /// <summary>Decisions of an instrument looked through for the latest opinion of every agent, as many as of every other meanwhile.</summary>
    private const int LatestDecisions = 100;

    private const int PageMax = 1_000;

    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("").WithTags("session");
        session.MapGet("/opinions", Opinions).WithName("getOpinions").Says<Page<OpinionAnswer>>("Opinions, newest first.");
        session.MapGet("/agents", Agents).WithName("getAgents")
            .Says<ListOf<AgentAnswer>>("The agents, then the session's further seats: how each does on an instrument, by regime too, what it said last there, and what it costs.").OrNotFound();
    }

    /// <summary>Opinions are kept with their decisions; a page ends with the decision that fills it.</summary>
    private static IResult Opinions(ILiveRunner live, string? after, string? limit, string? agent, string? instrument)
    {
        var query = new Query();
        var page = query.Page(after, limit);
        InstrumentId? of = string.IsNullOrEmpty(instrument) ? null : query.Instrument("instrument", instrument);
        query.Check();
        var opinions = new List<OpinionAnswer>();
        var next = page.After;
        var looked = 0;
        do
        {
            var one = live.Session.Decisions(new(next, 1), changesOnly: false);
            opinions.AddRange(one.Items.SelectMany(Told).Where(told => (string.IsNullOrEmpty(agent) || told.Opinion.Agent == agent) && (of is null || told.Instrument == of)));
            next = one.Next;
        }
        while (next is not null && opinions.Count < page.Limit && ++looked < DecisionsLookedAt);
        return Replies.Json(new Page<OpinionAnswer>(opinions, next));
    }

    private static IResult Agents(HttpContext http, ILiveRunner live, IAgentRegistry registry, string? instrument)
    {
        var query = new Query();
        var traded = live.Session.Status.Instruments;
        var of = string.IsNullOrEmpty(instrument) ? traded.Count > 0 ? traded[0] : default : query.Instrument("instrument", instrument);
        query.Check();
        if (traded.Count > 0 && !traded.Contains(of))
        {
            return Problems.NotFound(http, "instrument", $"{of} is not traded");
        }

        var known = registry.All(Contracts.Intelligence.Sources.None);
        var all = traded.SelectMany(live.Session.Agents).ToLookup(score => score.Agent);
        var scores = live.Session.Agents(of).ToDictionary(score => score.Agent);
        var page = new PageRequest(null, Math.Min(LatestDecisions * Math.Max(traded.Count, 1), PageMax));
        var latest = live.Session.Decisions(page, changesOnly: false).Items.Where(decision => decision.Instrument == of).SelectMany(Told)
            .GroupBy(told => told.Opinion.Agent).ToDictionary(group => group.Key, group => group.First());
        var further = scores.Keys.Except(known.Select(info => info.Name)).ToList();
        return Replies.List<AgentAnswer>(
        [
            .. known.Select(info => Answer(info with { Status = StatusOf(scores.GetValueOrDefault(info.Name)) ?? info.Status })),
            .. further.Select(name => Answer(Seat(scores[name], latest.GetValueOrDefault(name)))),
        ]);

        AgentAnswer Answer(AgentInfo info) => new(
            info, scores.GetValueOrDefault(info.Name), latest.GetValueOrDefault(info.Name), all[info.Name].Sum(score => score.CostUsd), all[info.Name].Sum(score => score.CostTodayUsd));
    }

    private static IEnumerable<OpinionAnswer> Told(LiveDecision decision) =>
        decision.Opinions.Select(opinion => new OpinionAnswer(decision.Number, decision.At, decision.Instrument, opinion));

    /// <summary>A seat of the session knows whether it has something to read; without one nobody does.</summary>
    private static AgentStatus? StatusOf(AgentScore? score) => score?.State switch
    {
        null => null,
        SeatState.NoSource => AgentStatus.Absent,
        _ => AgentStatus.Working,
    };

    /// <summary>A seat that answers no requirement of its own, such as the forecast of the trained models.</summary>
    private static AgentInfo Seat(AgentScore score, OpinionAnswer? latest)
    {
        var words = score.Agent.Replace('-', ' ');
        return new("", score.Agent, char.ToUpperInvariant(words[0]) + words[1..], AgentGroup.Research, score.Kind, latest?.Opinion.Event ?? "", StatusOf(score)!.Value);
    }
}

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

    /// <summary>Decisions looked through for the latest opinion of every agent.</summary>
    private const int LatestDecisions = 100;

    public static void Map(RouteGroupBuilder api)
    {
        var session = api.MapGroup("").WithTags("session");
        session.MapGet("/opinions", Opinions).WithName("getOpinions").Says<Page<OpinionAnswer>>("Opinions, newest first.");
        session.MapGet("/agents", Agents).WithName("getAgents")
            .Says<ListOf<AgentAnswer>>("The agents, then the session's further seats: how each does, by regime too, and what it said last.");
    }

    /// <summary>Opinions are kept with their decisions; a page ends with the decision that fills it.</summary>
    private static IResult Opinions(ILiveRunner live, string? after, string? limit, string? agent)
    {
        var query = new Query();
        var page = query.Page(after, limit);
        query.Check();
        var opinions = new List<OpinionAnswer>();
        var next = page.After;
        var looked = 0;
        do
        {
            var one = live.Session.Decisions(new(next, 1), changesOnly: false);
            opinions.AddRange(one.Items.SelectMany(Told).Where(told => string.IsNullOrEmpty(agent) || told.Opinion.Agent == agent));
            next = one.Next;
        }
        while (next is not null && opinions.Count < page.Limit && ++looked < DecisionsLookedAt);
        return Replies.Json(new Page<OpinionAnswer>(opinions, next));
    }

    private static IResult Agents(ILiveRunner live, IAgentRegistry registry)
    {
        var known = registry.All(Contracts.Intelligence.Sources.None);
        var scores = live.Session.Agents.GroupBy(score => score.Agent).ToDictionary(group => group.Key, group => group.First());
        var latest = live.Session.Decisions(new(null, LatestDecisions), changesOnly: false).Items.SelectMany(Told)
            .GroupBy(told => told.Opinion.Agent).ToDictionary(group => group.Key, group => group.First());
        var further = live.Session.Agents.Select(score => score.Agent).Distinct().Except(known.Select(info => info.Name));
        return Replies.List<AgentAnswer>(
        [
            .. known.Select(info => Answer(info with { Status = StatusOf(scores.GetValueOrDefault(info.Name)) ?? info.Status })),
            .. further.Select(name => Answer(Seat(scores[name], latest.GetValueOrDefault(name)))),
        ]);

        AgentAnswer Answer(AgentInfo info) => new(info, scores.GetValueOrDefault(info.Name), latest.GetValueOrDefault(info.Name));
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

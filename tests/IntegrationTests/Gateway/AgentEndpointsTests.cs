using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Arus.Contracts.Intelligence;

namespace Arus.IntegrationTests.Gateway;

/// <summary>What is told of the agents.</summary>
public sealed class AgentEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agents_OfASession_TellRegimesAndTheNewestOpinion()
    {
        await using var host = await GatewayHost.Start();
        host.Session.AllAgents[Specimens.EurUsd] = [Score("technical-indicator", SeatState.Taken)];
        host.Session.AllDecisions.AddRange([Specimens.Decision(8), Specimens.Decision(7)]);
        using var client = await host.SignedIn();

        var agent = Named(await Agents(client), "technical-indicator");

        Assert.Equal("trend", agent.GetProperty("score").GetProperty("regimes")[0].GetProperty("regime").GetString());
        Assert.Equal(8, agent.GetProperty("latest").GetProperty("decision").GetInt64());
        Assert.Equal(12.5, agent.GetProperty("latest").GetProperty("opinion").GetProperty("ageMilliseconds").GetDouble());
    }

    [Fact]
    public async Task Agents_WithoutASeat_HaveNeitherScoreNorOpinion()
    {
        await using var host = await GatewayHost.Start();
        using var client = await host.SignedIn();

        var agents = await Agents(client);

        Assert.Equal(16, agents.Count);
        Assert.All(agents, agent => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (agent.GetProperty("score").ValueKind, agent.GetProperty("latest").ValueKind)));
    }

    [Fact]
    public async Task Agents_SeatsBeyondTheSixteen_AreToldAfterThem()
    {
        await using var host = await GatewayHost.Start();
        host.Session.AllAgents[Specimens.EurUsd] = [Score("forecast-slow", SeatState.Muted), Score("system-health", SeatState.Taken)];
        using var client = await host.SignedIn();

        var last = (await Agents(client))[^1];

        Assert.Equal("Forecast slow", last.GetProperty("info").GetProperty("title").GetString());
        Assert.Equal("muted", last.GetProperty("score").GetProperty("state").GetString());
    }

    [Theory]
    [InlineData(SeatState.Taken, "working")]
    [InlineData(SeatState.Muted, "working")]
    [InlineData(SeatState.NoSource, "absent")]
    public async Task Agents_Seated_WorkWhereTheSessionGivesThemASource(SeatState state, string status)
    {
        await using var host = await GatewayHost.Start();
        host.Session.AllAgents[Specimens.EurUsd] = [Score("news-sentiment", state)];
        using var client = await host.SignedIn();

        var agent = Named(await Agents(client), "news-sentiment");

        Assert.Equal(status, agent.GetProperty("info").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Agents_OfSeveralInstruments_TellTheOneAskedForAndTheCostOfAll()
    {
        await using var host = await GatewayHost.Start();
        var gold = InstrumentId.Of("XAUUSD");
        host.Session.Status = Specimens.Status with { Instruments = [Specimens.EurUsd, gold] };
        host.Session.AllAgents[Specimens.EurUsd] = [Score("second-opinion", SeatState.Taken) with { CostUsd = 0.25, CostTodayUsd = 0.125 }];
        host.Session.AllAgents[gold] = [Score("second-opinion", SeatState.Taken) with { Opinions = 7, CostUsd = 0.5 }];
        host.Session.AllDecisions.AddRange([Specimens.Decision(9), Specimens.Decision(8) with { Instrument = gold }]);
        using var client = await host.SignedIn();

        var first = Named(await Agents(client), "second-opinion");
        var asked = await Agents(client, "?instrument=XAUUSD");

        Assert.Equal((40, 0.25, 0.75, 0.125), (Count(first), Number(first.GetProperty("score"), "costUsd"), Number(first, "costUsd"), Number(first, "costTodayUsd")));
        Assert.Equal((7, 0.75), (Count(Named(asked, "second-opinion")), Number(Named(asked, "second-opinion"), "costUsd")));
        Assert.Equal(8, Named(asked, "technical-indicator").GetProperty("latest").GetProperty("decision").GetInt64());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/agents?instrument=GBPUSD", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/v1/agents?instrument=%21", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Opinions_OfAnInstrument_AreOfThatOneAlone()
    {
        await using var host = await GatewayHost.Start();
        host.Session.AllDecisions.AddRange([Specimens.Decision(9), Specimens.Decision(8) with { Instrument = InstrumentId.Of("XAUUSD") }]);
        using var client = await host.SignedIn();

        var told = (await client.GetFromJsonAsync<JsonElement>("/api/v1/opinions?instrument=XAUUSD", Cancel)).GetProperty("items").EnumerateArray();

        Assert.Equal([8L], told.Select(each => each.GetProperty("decision").GetInt64()));
    }

    private static long Count(JsonElement agent) => agent.GetProperty("score").GetProperty("opinions").GetInt64();

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static AgentScore Score(string agent, SeatState state) => new(agent, OpinionKind.Direction, 40, 2, 0.24, 0.04, 0.6)
    {
        State = state,
        Regimes = [new(MarketRegime.Trend, 30, 0.23, 0.65, 0.08)],
    };

    private static JsonElement Named(IEnumerable<JsonElement> agents, string name) => agents.Single(agent => agent.GetProperty("info").GetProperty("name").GetString() == name);

    private static async Task<List<JsonElement>> Agents(HttpClient client, string query = "") =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/agents" + query, Cancel)).GetProperty("items").EnumerateArray()];
}

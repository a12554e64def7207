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
        host.Session.Agents = [Score("technical-indicator", SeatState.Taken)];
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
        host.Session.Agents = [Score("forecast-slow", SeatState.Muted), Score("system-health", SeatState.Taken)];
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
        host.Session.Agents = [Score("news-sentiment", state)];
        using var client = await host.SignedIn();

        var agent = Named(await Agents(client), "news-sentiment");

        Assert.Equal(status, agent.GetProperty("info").GetProperty("status").GetString());
    }

    private static AgentScore Score(string agent, SeatState state) => new(agent, OpinionKind.Direction, 40, 2, 0.24, 0.04, 0.6)
    {
        State = state,
        Regimes = [new(MarketRegime.Trend, 30, 0.23, 0.65, 0.08)],
    };

    private static JsonElement Named(IEnumerable<JsonElement> agents, string name) => agents.Single(agent => agent.GetProperty("info").GetProperty("name").GetString() == name);

    private static async Task<List<JsonElement>> Agents(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/agents", Cancel)).GetProperty("items").EnumerateArray()];
}

using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;

namespace Arus.UnitTests.Intelligence.Agents;

public sealed class AgentRegistryTests
{
    private readonly AgentRegistry _registry = new();

    [Fact]
    public void All_Sixteen_InOrderOfTheirRequirementsFourPerGroup()
    {
        Assert.Equal(Enumerable.Range(1, 16).Select(number => $"G{number:00}"), _registry.All.Select(agent => agent.Requirement));
        Assert.All(_registry.All.GroupBy(agent => agent.Group), group => Assert.Equal(4, group.Count()));
        Assert.Equal(16, _registry.All.Select(agent => agent.Name).Distinct().Count());
    }

    [Fact]
    public void All_Working_AreTheFourThatDocumentsMayChoose()
    {
        var working = _registry.All.Where(agent => agent.Status == AgentStatus.Working).Select(agent => agent.Name);

        Assert.Equal(["market-analysis", "technical-indicator", "risk-assessment", "execution-timing"], working);
    }
}

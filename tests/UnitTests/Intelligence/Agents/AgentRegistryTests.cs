using Arus.Contracts.Intelligence;
using Arus.Intelligence.Agents;

namespace Arus.UnitTests.Intelligence.Agents;

public sealed class AgentRegistryTests
{
    [Fact]
    public void All_Sixteen_InOrderOfTheirRequirementsFourPerGroup()
    {
        var all = new AgentRegistry().All(Sources.None);

        Assert.Equal(Enumerable.Range(1, 16).Select(number => $"G{number:00}"), all.Select(agent => agent.Requirement));
        Assert.All(all.GroupBy(agent => agent.Group), group => Assert.Equal(4, group.Count()));
        Assert.Equal(16, all.Select(agent => agent.Name).Distinct().Count());
    }

    [Fact]
    public void All_NothingToRead_NamesTheEmptySeats()
    {
        Assert.Equal(
            ["news-sentiment", "fundamental-analysis", "portfolio-optimization", "user-experience", "business-intelligence"],
            new AgentRegistry().All(Sources.None).Where(agent => agent.Status == AgentStatus.Absent).Select(agent => agent.Name));
        Assert.All(new AgentRegistry().All(FabricatedSources.All()), agent => Assert.Equal(AgentStatus.Working, agent.Status));
    }
}

using Arus.Contracts.Intelligence;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Intelligence;

public sealed class IntelligenceModuleTests
{
    [Fact]
    public void AddServices_Ports_AreThere()
    {
        var services = Fabricated.Modules;

        Assert.Equal(3, services.GetRequiredService<IStrategyLibrary>().BuiltIn.Count);
        Assert.Equal(16, services.GetRequiredService<IAgentRegistry>().All(Sources.None).Count);
    }
}

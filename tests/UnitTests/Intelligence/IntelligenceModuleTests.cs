using Arus.Contracts.Intelligence;
using Arus.Foundation.Hub;
using Arus.Intelligence;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Intelligence;

public sealed class IntelligenceModuleTests
{
    [Fact]
    public void AddServices_Ports_AreThere()
    {
        using var services = new ServiceCollection().AddModule<IntelligenceModule>().BuildServiceProvider();

        Assert.Equal(3, services.GetRequiredService<IStrategyLibrary>().BuiltIn.Count);
        Assert.Equal(16, services.GetRequiredService<IAgentRegistry>().All.Count);
    }
}

using Arus.Contracts.Features;
using Arus.Features;
using Arus.Foundation.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Features;

public sealed class FeaturesModuleTests
{
    [Theory]
    [InlineData(typeof(IIndicatorCatalog))]
    [InlineData(typeof(IFeaturePipelineFactory))]
    [InlineData(typeof(IIndicatorTable))]
    public void AddServices_EveryPort_IsOffered(Type port)
    {
        using var services = new ServiceCollection().AddModule<FeaturesModule>().BuildServiceProvider();

        Assert.NotNull(services.GetService(port));
    }
}

using Arus.Contracts.Features;
using Arus.Features;
using Arus.Foundation.Hub;
using Arus.MarketData;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Features;

public sealed class FeaturesModuleTests
{
    [Theory]
    [InlineData(typeof(IIndicatorCatalog))]
    [InlineData(typeof(IFeatureCatalog))]
    [InlineData(typeof(ILeakageCheck))]
    [InlineData(typeof(IFeaturePipelineFactory))]
    [InlineData(typeof(IIndicatorTable))]
    public void AddServices_EveryPort_IsOffered(Type port)
    {
        using var services = new ServiceCollection().AddModule<MarketDataModule>().AddModule<FeaturesModule>().BuildServiceProvider();

        Assert.NotNull(services.GetService(port));
    }
}

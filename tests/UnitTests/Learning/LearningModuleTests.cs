using Arus.Contracts.Learning;
using Arus.Foundation.Hub;
using Arus.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.UnitTests.Learning;

public sealed class LearningModuleTests
{
    [Theory]
    [InlineData(typeof(IModelCatalog))]
    [InlineData(typeof(IModelFiles))]
    [InlineData(typeof(IModelJudge))]
    [InlineData(typeof(ICalibrations))]
    [InlineData(typeof(ITableFit))]
    public void AddServices_EveryPort_IsOffered(Type port)
    {
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddModule<LearningModule>().BuildServiceProvider();

        Assert.NotNull(services.GetService(port));
    }

    [Fact]
    public void AddServices_EveryKind_IsInTheCatalogue() =>
        Assert.Equal(["booster", "extra-trees", "forest", "logistic", "lstm", "tcn", "transformer"], Samples.Catalog.All.Select(kind => kind.Kind).Order(StringComparer.Ordinal));
}

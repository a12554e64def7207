using Arus.Contracts.Learning;
using Arus.Foundation.Hub;
using Arus.Learning.Calibration;
using Arus.Learning.Catalog;
using Arus.Learning.Drift;
using Arus.Learning.Files;
using Arus.Learning.Imports;
using Arus.Learning.Labels;
using Arus.Learning.Linear;
using Arus.Learning.Metrics;
using Arus.Learning.Networks;
using Arus.Learning.Networks.Kinds;
using Arus.Learning.Networks.Patterns;
using Arus.Learning.Onnx;
using Arus.Learning.Registry;
using Arus.Learning.Similarity;
using Arus.Learning.Tables;
using Arus.Learning.Trees;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Learning;

/// <summary>
/// Turns features and outcomes into models that give probabilities. A kind of model is an <see cref="IModelKind"/> that trains and an
/// <see cref="IModelBody"/> that reads its files; a format of other programs is an <see cref="IForeignFormat"/>. Never knows an account.
/// </summary>
public sealed class LearningModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "learning";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services) => services
        .AddSingleton<IModelKind, BoosterKind>()
        .AddSingleton<IModelKind>(new ForestKind(isExtra: false))
        .AddSingleton<IModelKind>(new ForestKind(isExtra: true))
        .AddSingleton<IModelKind, LogisticKind>()
        .AddSingleton<IModelKind, LstmKind>()
        .AddSingleton<IModelKind, TemporalConvolutionKind>()
        .AddSingleton<IModelKind, TransformerKind>()
        .AddSingleton<IForeignFormat, LightGbmText>()
        .AddSingleton<IForeignFormat, XGBoostJson>()
        .AddSingleton<IForeignFormat, OnnxFormat>()
        .AddSingleton<IModelBody, TreeBody>()
        .AddSingleton<IModelBody, LinearBody>()
        .AddSingleton<IModelBody, NetworkBody>()
        .AddSingleton<IModelCatalog, ModelCatalog>()
        .AddSingleton<IModelFiles, ModelFiles>()
        .AddSingleton<IModelJudge, ModelJudge>()
        .AddSingleton<ICalibrations, Calibrations>()
        .AddSingleton<ITableFit, TableFit>()
        .AddSingleton<ILabels, LabelDesk>()
        .AddSingleton<IPatternModels, Autoencoders>()
        .AddSingleton<ISituations, Situations>()
        .AddSingleton<IDriftProfiles, DriftProfiles>()
        .AddSingleton<IModelRegistry, ModelRegistry>()
        .AddSingleton(_ => new OnnxRuntime())
        .AddSingleton<IOnnxRuntime>(services => services.GetRequiredService<OnnxRuntime>());
}

using Arus.Contracts.Research;
using Arus.Foundation.Hub;
using Arus.Research.Backtests;
using Arus.Research.Patterns;
using Arus.Research.Replays;
using Arus.Research.Reports;
using Arus.Research.Runs;
using Arus.Research.Similarity;
using Arus.Research.Statistics;
using Arus.Research.Training;
using Arus.Research.Validation;
using Arus.Research.Verdicts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Arus.Research;

/// <summary>
/// Asks what a strategy would have done, and how far to believe the answer: <see cref="Backtester"/> composes the live engine over recorded data,
/// <see cref="EquityRecorder"/> listens, <see cref="StatisticsBook"/> counts, <see cref="VerdictRules"/> judges, <see cref="HtmlReport"/> and
/// <see cref="BacktestJson"/> tell it, <see cref="RunRegistry"/> keeps it, <see cref="Replayer"/> recomputes it, <see cref="LeaveOneOut"/> runs it again
/// without each agent. <see cref="Validator"/> tries its neighbours, judges out of sample, and counts every trial for ever. <see cref="Trainer"/> makes models
/// of stored bars, <see cref="ModelMonitor"/> follows them on what comes after, <see cref="SituationFinder"/> finds what was like a moment of them,
/// <see cref="PatternSurvey"/> has their patterns measured. Knows no step of the engine itself.
/// </summary>
public sealed class ResearchModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "research";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IBacktester, Backtester>()
            .AddSingleton<IBacktestReporter, BacktestReporter>()
            .AddSingleton<ILeaveOneOut, LeaveOneOut>()
            .AddSingleton<IRunRegistry, RunRegistry>()
            .AddSingleton<IReplayer, Replayer>()
            .AddSingleton<LeakageProbe>()
            .AddSingleton<IValidator, Validator>()
            .AddSingleton<BarReader>()
            .AddSingleton<TaskReader>()
            .AddSingleton<IPatternSurvey, PatternSurvey>()
            .AddSingleton<ISituationFinder, SituationFinder>()
            .AddSingleton<ITrainer, Trainer>()
            .AddSingleton<ModelFollower>()
            .AddSingleton<IModelMonitor, ModelMonitor>();
    }
}

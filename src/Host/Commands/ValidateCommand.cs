using System.CommandLine;
using System.Globalization;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary>
/// <c>arus validate</c>: how far a strategy's result may be believed, and <c>arus optimize</c>: which of its settings were best, believed no further than that.
/// </summary>
internal static class ValidateCommand
{
    public static Command CreateValidate(IServiceProvider services, Terminal terminal) => Create(
        services, terminal, "validate",
        "Judge a strategy out of sample: walk-forward, purged cross-validation, deflated Sharpe ratio over every trial ever made, overfit probability, and what each agent was worth.\n\nExample: arus validate --strategy consensus --source mine --symbol EURUSD --period H1",
        ValidationText.Write);

    public static Command CreateOptimize(IServiceProvider services, Terminal terminal) => Create(
        services, terminal, "optimize",
        "Try settings, the best by Sharpe ratio first, each counted as a trial for ever, with the verdict of choosing so.\n\nExample: arus optimize --strategy ema-rsi --vary rule.fast=10,20,30 --vary rule.slow=50,100 --source mine --symbol EURUSD --period H1",
        ValidationText.WriteRanking);

    private static Command Create(IServiceProvider services, Terminal terminal, string name, string description, Action<Terminal, ValidationResult> write)
    {
        var options = new BacktestOptions();
        var vary = new Option<string[]>("--vary") { Description = "Values of a setting to try, such as rule.fast=10,20,30; may be repeated. Without it every number of the rules is tried a fifth down and a quarter up.", HelpName = "PATH=V,V" };
        var trials = Whole("--trials", "The most trials, 1 to 10000.", 32);
        var windows = Whole("--windows", "Windows of the walk-forward, 2 to 50.", 6);
        var groups = Whole("--groups", "Groups of the cross-validation, 4 to 16, even.", 10);
        var tested = Whole("--test-groups", "Groups judged at a time, 1 to half of them.", 2);
        var embargo = Whole("--embargo", "Days left out beside a judged stretch, 0 to 100.", 5);
        var seed = Whole("--seed", "Which combinations are tried where not all are.", 1);
        var noAgents = new Option<bool>("--no-agents") { Description = "Do not silence the agents one by one." };
        var json = CommonOptions.Json();
        var command = new Command(name, description) { vary, trials, windows, groups, tested, embargo, seed, noAgents, json };
        options.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var request = new ValidationRequest
            {
                Backtest = options.Read(parsed),
                Variations = CommonOptions.Pairs(parsed.GetValue(vary), "--vary")
                    .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
                TrialsMax = Read(trials, 1, 10_000),
                Windows = Read(windows, 2, 50),
                Groups = Read(groups, 4, 16),
                TestGroups = Read(tested, 1, 8),
                EmbargoDays = Read(embargo, 0, 100),
                Seed = (ulong)Read(seed, 0, int.MaxValue),
                AsksAgents = !parsed.GetValue(noAgents),
            };
            using var progress = new ProgressBar(terminal, $"{name} {request.Backtest.Strategy}");
            var result = services.GetRequiredService<IValidator>().Validate(request, terminal.ErrorIsTerminal ? progress : null, cancel);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(ValidationJson.Of(result));
            }
            else
            {
                write(terminal, result);
            }

            return Task.FromResult(0);

            int Read(Option<string> option, int min, int max) => CommonOptions.Whole(parsed.GetRequiredValue(option), option.Name, min, max);
        });
        return command;
    }

    private static Option<string> Whole(string name, string description, int standard) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard.ToString(CultureInfo.InvariantCulture),
    };
}

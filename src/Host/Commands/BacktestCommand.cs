using System.CommandLine;
using Arus.Contracts.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus backtest</c>: the live engine over history.</summary>
internal static class BacktestCommand
{
    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var options = new BacktestOptions();
        var report = new Option<string>("--report") { Description = "Where the HTML report goes.", HelpName = "F.html" };
        var ledger = new Option<string>("--ledger") { Description = "Where a copy of the ledger goes.", HelpName = "F" };
        var json = CommonOptions.Json();
        var command = new Command("backtest", "Run a strategy over history with the live engine.\n\nExample: arus backtest --strategy ema-rsi --in EURUSD_ticks.csv --symbol EURUSD --report report.html") { report, ledger, json };
        options.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var request = options.Read(parsed) with { ReportPath = parsed.GetValue(report), LedgerPath = parsed.GetValue(ledger) };
            var result = Run(services, terminal, request, cancel);
            if (parsed.GetValue(json))
            {
                terminal.Out.WriteLine(services.GetRequiredService<IBacktestReporter>().ToJson(result));
            }
            else
            {
                BacktestText.Write(terminal, result);
            }

            return Task.FromResult(result.IsComplete ? 0 : 1);
        });
        return command;
    }

    /// <summary>Runs a backtest behind a progress bar.</summary>
    public static BacktestResult Run(IServiceProvider services, Terminal terminal, BacktestRequest request, CancellationToken cancel)
    {
        using var progress = new ProgressBar(terminal, $"backtest {request.Strategy}");
        return services.GetRequiredService<IBacktester>().Run(request, terminal.ErrorIsTerminal ? progress : null, cancel);
    }
}

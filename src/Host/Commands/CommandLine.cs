using System.CommandLine;

namespace Arus.Host.Commands;

/// <summary>
/// The words of the command line. Exit status: 0 done, 1 the work failed, 2 the input or the arguments are wrong, 3 refused by policy. A fault is one
/// line: what, where, what would be right.
/// </summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int WrongInput = 2;
    private const int Refused = 3;

    public static int Run(string[] arguments, IServiceProvider services, Terminal terminal)
    {
        var status = Guarded(() => Invoke(arguments, services, terminal), terminal);
        terminal.Out.Flush();
        return status;
    }

    private static int Invoke(string[] arguments, IServiceProvider services, Terminal terminal)
    {
        var parsed = Root(services, terminal).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            terminal.Error.WriteLine($"arus: {parsed.Errors[0].Message} Try 'arus {parsed.CommandResult.Command.Name} --help'.".Replace(" arus --help", " --help", StringComparison.Ordinal));
            return WrongInput;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root(IServiceProvider services, Terminal terminal)
    {
        var root = new RootCommand("Arus: an AI trading platform for MetaTrader 5 with one engine for backtest, paper and live.\n\nExample: arus demo --headless");
        root.Subcommands.Add(DemoCommand.Create(services, terminal));
        root.Subcommands.Add(ImportCommand.Create(services, terminal));
        root.Subcommands.Add(DataCommand.Create(services, terminal));
        root.Subcommands.Add(IndicatorCommand.Create(services, terminal));
        root.Subcommands.Add(BacktestCommand.Create(services, terminal));
        root.Subcommands.Add(WhyCommand.Create(services, terminal));
        root.Subcommands.Add(ReplayCommand.Create(services, terminal));
        root.Subcommands.Add(RunsCommand.Create(services, terminal));
        root.Subcommands.Add(LedgerCommand.Create(services, terminal));
        root.Subcommands.Add(AgentsCommand.Create(services, terminal));
        root.Subcommands.Add(FeaturesCommand.Create(services, terminal));
        return root;
    }

    private static int Guarded(Func<int> work, Terminal terminal)
    {
        try
        {
            return work();
        }
        catch (InvalidInputException wrong)
        {
            foreach (var fault in wrong.Faults)
            {
                terminal.Error.WriteLine($"arus: {fault}");
            }

            return WrongInput;
        }
        catch (RefusedException refused)
        {
            terminal.Error.WriteLine($"arus: refused: {refused.Fault}");
            return Refused;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("arus: stopped");
            return Failed;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"arus: {broken.Message}");
            return Failed;
        }
    }
}

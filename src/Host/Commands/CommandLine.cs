using System.CommandLine;

namespace Arus.Host.Commands;

/// <summary>
/// The words of the command line. Exit status: 0 done, 1 the work failed, 2 the input or the arguments are wrong, 3 refused by policy. A fault is one
/// line: what, where, what would be right.
/// </summary>
internal static class CommandLine
{
    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>The input or the arguments are wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>Refused by policy.</summary>
    public const int Refused = 3;

    public static int Run(string[] arguments, IServiceProvider services, Terminal terminal)
    {
        var status = Guarded(() => Invoke(arguments, services, terminal), terminal);
        terminal.Out.Flush();
        return status;
    }

    private static int Invoke(string[] arguments, IServiceProvider services, Terminal terminal)
    {
        // A file may be called @prices.csv, and -ab is not -a -b: neither shorthand is wanted.
        var settings = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var parsed = Root(services, terminal).Parse(arguments.Length > 0 ? arguments : ["--help"], settings);
        if (ArgumentFaults.Of(parsed) is { Count: > 0 } faults)
        {
            throw new InvalidInputException(faults);
        }

        return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>The tree of commands.</summary>
    public static RootCommand Root(IServiceProvider services, Terminal terminal)
    {
        var root = new RootCommand("Arus: an AI trading platform for MetaTrader 5 with one engine for backtest, paper and live.\n\nExample: arus demo --headless");
        root.Subcommands.Add(DemoCommand.Create(services, terminal));
        root.Subcommands.Add(ServeCommand.Create(terminal));
        root.Subcommands.Add(DoctorCommand.Create(services, terminal));
        root.Subcommands.Add(TerminalsCommand.Create(services, terminal));
        root.Subcommands.Add(ImportCommand.Create(services, terminal));
        root.Subcommands.Add(DataCommand.Create(services, terminal));
        root.Subcommands.Add(IndicatorCommand.Create(services, terminal));
        root.Subcommands.Add(BacktestCommand.Create(services, terminal));
        root.Subcommands.Add(ValidateCommand.CreateValidate(services, terminal));
        root.Subcommands.Add(ValidateCommand.CreateOptimize(services, terminal));
        root.Subcommands.Add(WhyCommand.Create(services, terminal));
        root.Subcommands.Add(ReplayCommand.Create(services, terminal));
        root.Subcommands.Add(RunsCommand.Create(services, terminal));
        root.Subcommands.Add(LedgerCommand.Create(services, terminal));
        root.Subcommands.Add(AgentsCommand.Create(services, terminal));
        root.Subcommands.Add(FeaturesCommand.Create(services, terminal));
        root.Subcommands.Add(CalendarCommand.Create(services, terminal));
        root.Subcommands.Add(NewsCommand.Create(services, terminal));
        root.Subcommands.Add(OpinionsCommand.Create(services, terminal));
        root.Subcommands.Add(SentimentCommand.Create(services, terminal));
        root.Subcommands.Add(TrainCommand.Create(services, terminal));
        root.Subcommands.Add(SimilarCommand.Create(services, terminal));
        root.Subcommands.Add(PatternsCommand.Create(services, terminal));
        root.Subcommands.Add(ModelsCommand.Create(services, terminal));
        root.Subcommands.Add(TerminalCommand.Create(services, terminal));
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
                Say(terminal, fault.ToString());
            }

            return WrongInput;
        }
        catch (RefusedException refused)
        {
            Say(terminal, $"refused: {refused.Fault}");
            return Refused;
        }
        catch (OperationCanceledException)
        {
            Say(terminal, "stopped");
            return Failed;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            Say(terminal, broken.Message);
            return Failed;
        }
#pragma warning disable CA1031 // The one place where a fault of our own ends: as a line, never as a stack trace.
        catch (Exception ours)
        {
            Say(terminal, $"internal error: {ours.GetType().Name} in {ours.TargetSite?.DeclaringType}.{ours.TargetSite?.Name}: {ours.Message} Please report this line with the command; CONTRIBUTING.md says where.");
            return Failed;
        }
#pragma warning restore CA1031
    }

    // What a user typed comes back in faults; it must not break the line or speak to the terminal.
    private static void Say(Terminal terminal, string text) =>
        terminal.Error.WriteLine($"arus: {string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character))}");
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Arus.Foundation.Text;

namespace Arus.Host.Commands;

/// <summary>What is wrong with the words of a command line, each as what, where, and what would be right.</summary>
internal static class ArgumentFaults
{
    public static IReadOnlyList<Fault> Of(ParseResult parsed)
    {
        var words = Words(parsed.CommandResult);
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            // What follows a word that was not understood is not understood either: the value of a misspelt option, the options of a misspelt command.
            var (options, others) = (parsed.UnmatchedTokens.Where(IsOption), parsed.UnmatchedTokens.Where(token => !IsOption(token)));
            var first = command.Subcommands.Count > 0 ? others.Take(1) : options.Any() ? options : others;
            return [.. first.DefaultIfEmpty(parsed.UnmatchedTokens[0]).Select(token => Unknown(token, command, words))];
        }

        return command.Subcommands.Count > 0
            ? [new Fault("COMMAND_MISSING", words, "no command was given", Names(command.Subcommands))]
            : [.. parsed.Errors.Select(error => new Fault("ARGUMENT_INVALID", Where(error.SymbolResult, words), error.Message.TrimEnd('.'), $"what '{words} --help' shows"))];
    }

    private static Fault Unknown(string token, Command command, string words) => token switch
    {
        _ when IsOption(token) => new("OPTION_UNKNOWN", token, $"{words} has no such option", NearestName.Expectation(token, command.Options.Select(option => option.Name))),
        _ when command.Subcommands.Count > 0 => new("COMMAND_UNKNOWN", token, "no such command", NearestName.Expectation(token, command.Subcommands.Select(one => one.Name))),
        _ => new("ARGUMENT_UNEXPECTED", token, "one argument too many", $"what '{words} --help' shows"),
    };

    private static bool IsOption(string token) => token.StartsWith('-');

    private static string Names(IEnumerable<Command> commands) => $"one of {string.Join(", ", commands.Select(command => command.Name))}";

    private static string Where(SymbolResult? result, string words) => result switch
    {
        OptionResult option => option.Option.Name,
        ArgumentResult argument => argument.Argument.Name,
        _ => words,
    };

    /// <summary>The command as it is typed, such as <c>arus data list</c>.</summary>
    private static string Words(CommandResult result) => result.Parent is CommandResult parent ? $"{Words(parent)} {result.Command.Name}" : "arus";
}

using Arus.Host;
using Arus.Host.Commands;
using Arus.Host.Retraining;

namespace Arus.UnitTests.Host.Retraining;

/// <summary>Runs commands where the test runs, and remembers them; or answers what it is told to.</summary>
internal sealed class InProcess(IServiceProvider services) : IChildProgram
{
    public List<IReadOnlyList<string>> Commands { get; } = [];

    /// <summary>What a training ends with; null to run it.</summary>
    public Func<ChildResult>? Training { get; set; }

    public IEnumerable<IReadOnlyList<string>> Trainings => Commands.Where(words => words[0] == "train");

    public Task<ChildResult> Run(IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken stop)
    {
        Commands.Add(arguments);
        if (arguments[0] == "train" && Training is { } told)
        {
            return Task.FromResult(told());
        }

        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = CommandLine.Run([.. arguments], services, new Terminal(output, error, false));
        return Task.FromResult(new ChildResult(status, output.ToString(), error.ToString()));
    }
}

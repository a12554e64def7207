using System.Text.Json;
using Arus.Host;
using Arus.Host.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.IntegrationTests.Host;

/// <summary>What a command answered.</summary>
internal sealed record CommandAnswer(int Status, string Out, string Error)
{
    public string[] Faults => Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The one JSON object that standard output must be.</summary>
    public JsonElement Json()
    {
        Assert.EndsWith("}" + Environment.NewLine, Out);
        Assert.Single(Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using var document = JsonDocument.Parse(Out);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        return document.RootElement.Clone();
    }
}

/// <summary>A folder of its own with a data directory, and the command line over it.</summary>
/// <param name="replace">Puts another service in the place of one that is composed.</param>
internal sealed class CommandDesk(Action<IServiceCollection>? replace = null) : IDisposable
{
    private readonly ServiceProvider _services = Compose(replace);

    public string Folder { get; } = Directory.CreateTempSubdirectory("command").FullName;

    public string Data => Path.Combine(Folder, "data");

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public CommandAnswer Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = CommandLine.Run(arguments, _services, new Terminal(output, error, ErrorIsTerminal: false));
        return new CommandAnswer(status, output.ToString(), error.ToString());
    }

    private static ServiceProvider Compose(Action<IServiceCollection>? replace)
    {
        var services = new ServiceCollection().AddLogging();
        Composition.AddModules(services, TimeProvider.System);
        replace?.Invoke(services);
        return services.BuildServiceProvider();
    }

    public CommandAnswer Done(params string[] arguments)
    {
        var answer = Run(arguments);
        Assert.True(answer.Status == 0, $"arus {string.Join(' ', arguments)}: {answer.Status} {answer.Error}");
        return answer;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Bars of an hour in the trading weeks of the winter of 2024, a seeded walk: enough for a few trades.</summary>
    public string Bars(int count = 1_000)
    {
        var random = new Random(11);
        var at = new DateTime(2024, 1, 8, 0, 0, 0, DateTimeKind.Utc);
        var close = 110_000;
        var lines = new List<string> { "time,open,high,low,close,volume" };
        while (lines.Count <= count)
        {
            var isClosed = at switch
            {
                { DayOfWeek: DayOfWeek.Friday, Hour: >= 22 } or { DayOfWeek: DayOfWeek.Saturday } or { DayOfWeek: DayOfWeek.Sunday, Hour: < 22 } => true,
                _ => false,
            };
            if (!isClosed)
            {
                var open = close;
                close += random.Next(-60, 61) + (int)(20 * Math.Sin(lines.Count / 60.0));
                var (high, low) = (Math.Max(open, close) + random.Next(20), Math.Min(open, close) - random.Next(20));
                lines.Add(FormattableString.Invariant($"{at:yyyy-MM-dd HH:mm:ss},{open / 100_000m:0.00000},{high / 100_000m:0.00000},{low / 100_000m:0.00000},{close / 100_000m:0.00000},100"));
            }

            at = at.AddHours(1);
        }

        return Write("bars.csv", string.Join('\n', lines) + "\n");
    }

    /// <summary>Quotes a second apart, a seeded walk.</summary>
    public string Ticks(int count = 5_000)
    {
        var random = new Random(5);
        var at = new DateTime(2024, 1, 9, 8, 0, 0, DateTimeKind.Utc);
        var bid = 110_000;
        var lines = new List<string> { "time,bid,ask" };
        for (var i = 0; i < count; i++)
        {
            bid += random.Next(-3, 4);
            lines.Add(FormattableString.Invariant($"{at.AddSeconds(i):yyyy-MM-dd HH:mm:ss.fff},{bid / 100_000m:0.00000},{(bid + 7) / 100_000m:0.00000}"));
        }

        return Write("ticks.csv", string.Join('\n', lines) + "\n");
    }
}

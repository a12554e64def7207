using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Arus.Contracts.Learning;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Foundation.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Host.Commands;

/// <summary><c>arus doctor</c>: what is configured, reachable and healthy, and what to do about the rest.</summary>
internal static class DoctorCommand
{
    private const long FreeBytesMin = 1L << 30;
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(3);

    public static Command Create(IServiceProvider services, Terminal terminal)
    {
        var url = new Option<string>("--url") { Description = "Where a server should answer.", HelpName = "URL", DefaultValueFactory = _ => "http://localhost:8000" };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Say what is configured, reachable and healthy, and what to do about the rest.\n\nExample: arus doctor") { url, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var directory = DataDirectories.Resolve(parsed.GetValue(data));
            List<Finding> findings = [.. Machine(), .. Directory(services, directory), .. Data(services, directory), Dashboard(), OnnxModels(services)];
            findings.AddRange(await Server(Address(parsed.GetRequiredValue(url)), cancel));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(new JsonObject { ["findings"] = new JsonArray([.. findings.Select(Json)]) });
            }
            else
            {
                terminal.WriteTable(["", "what", "found", "do"], [.. findings.Select(found => (string[])[Word(found.Health), found.What, found.Found, found.Do])]);
            }

            return findings.Any(found => found.Health == Health.Bad) ? 1 : 0;
        });
        return command;
    }

    private static IEnumerable<Finding> Machine()
    {
        yield return new(Health.Good, "program", $"arus {typeof(DoctorCommand).Assembly.GetName().Version!.ToString(3)}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
        yield return Environment.ProcessorCount >= 2
            ? new(Health.Good, "processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture))
            : new(Health.Fair, "processors", "1", "two let the store and the dashboard run beside the engine");
    }

    private static IEnumerable<Finding> Directory(IServiceProvider services, string directory)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            yield return new(Health.Fair, "data directory", $"{directory} does not exist yet", "arus demo, or arus import, makes it");
            yield break;
        }

        var free = PhysicalDisk.Instance.FreeBytes(directory);
        yield return free >= FreeBytesMin
            ? new(Health.Good, "data directory", string.Create(CultureInfo.InvariantCulture, $"{directory}, {free >> 30} GiB free"))
            : new(Health.Bad, "data directory", string.Create(CultureInfo.InvariantCulture, $"{directory}, {free >> 20} MiB free"), "make room: a full disk stops trading");
        var keys = services.GetRequiredService<ITerminalKeys>().List(directory);
        yield return keys.Count > 0
            ? new(Health.Good, "terminal keys", string.Join(", ", keys.Select(key => key.IsRevoked ? $"{key.Name} (revoked)" : key.Name)))
            : new(Health.Fair, "terminal keys", "none", "arus terminals add NAME lets a terminal in");
    }

    private static IEnumerable<Finding> Data(IServiceProvider services, string directory)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            yield break;
        }

        var store = services.GetRequiredService<IMarketStore>();
        var series = store.List(directory);
        yield return series.Count > 0
            ? new(Health.Good, "stored data", string.Create(CultureInfo.InvariantCulture, $"{series.Count} series, {series.Sum(one => one.Rows)} rows"))
            : new(Health.Fair, "stored data", "none", "arus import FILE --symbol S, or a terminal, brings some");
    }

    private static Finding Dashboard() => File.Exists(Path.Combine(AppContext.BaseDirectory, "dashboard", "index.html"))
        ? new(Health.Good, "dashboard", "built")
        : new(Health.Fair, "dashboard", "not built", "./arus demo builds it; it needs Node 20 or later");

    private static Finding OnnxModels(IServiceProvider services)
    {
        var runtime = services.GetRequiredService<IOnnxRuntime>();
        return runtime.Version is { } version
            ? new(Health.Good, "ONNX models", $"ONNX Runtime {version}")
            : new(Health.Fair, "ONNX models", "cannot be run", runtime.Advice);
    }

    private static async Task<IEnumerable<Finding>> Server(Uri address, CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = AnswerMax };
        try
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative), cancel);
            var body = await answer.Content.ReadFromJsonAsync<JsonObject>(cancel);
            var checks = body?["checks"]?.AsArray() ?? [];
            var server = answer.IsSuccessStatusCode
                ? new Finding(Health.Good, "server", $"{address} is ready")
                : new Finding(Health.Bad, "server", $"{address} answers {(int)answer.StatusCode}", "the rows below say what it waits for");
            return checks.OfType<JsonObject>().Select(Check).Prepend(server);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException && !cancel.IsCancellationRequested)
        {
            return [new(Health.Fair, "server", $"nothing of ours answers at {address}", "arus serve starts one")];
        }
    }

    private static Finding Check(JsonObject check) => new(
        (string?)check["status"] switch { "healthy" => Health.Good, "degraded" => Health.Fair, _ => Health.Bad },
        $"server: {(string?)check["name"]}", (string?)check["detail"] ?? "");

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? new Uri(address.GetLeftPart(UriPartial.Authority) + "/")
        : throw new InvalidInputException("URL_INVALID", "--url", $"was '{text}'", "an address such as http://localhost:8000");

    private static string Word(Health health) => health switch { Health.Good => "ok", Health.Fair => "note", _ => "BAD" };

    private static JsonNode Json(Finding found) => new JsonObject
    {
        ["health"] = Word(found.Health).ToLowerInvariant(),
        ["what"] = found.What,
        ["found"] = found.Found,
        ["do"] = found.Do,
    };

    private enum Health
    {
        Good,
        Fair,
        Bad,
    }

    private sealed record Finding(Health Health, string What, string Found, string Do = "");
}

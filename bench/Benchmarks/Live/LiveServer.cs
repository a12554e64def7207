using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Foundation.Persistence;
using Arus.Terminals.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Benchmarks.Live;

/// <summary>The program that is measured, as a process of its own that serves; and terminals, in this process, that connect to it.</summary>
internal sealed class LiveServer : IDisposable
{
    private readonly string _program;
    private readonly string[] _serve;
    private readonly ServiceProvider _services = Host.Composition.Create(TimeProvider.System);
    private Process? _process;
    private string? _password;

    /// <param name="root">Of the repository; <c>./arus</c> has built the program there.</param>
    /// <param name="serve">Further arguments of <c>arus serve</c>.</param>
    public LiveServer(string root, params string[] serve)
    {
        _program = Path.Combine(root, "artifacts", "program", "arus");
        _serve = serve;
        Port = FreePort();
    }

    public string Data { get; } = Directory.CreateTempSubdirectory("arus-bench-live-").FullName;

    public int Port { get; }

    /// <summary>Starts it and returns the seconds until it says that it answers.</summary>
    public double Start()
    {
        var started = Stopwatch.GetTimestamp();
        var info = new ProcessStartInfo(_program, ["serve", "--source", "t1", "--symbol", "EURUSD", "--urls", $"http://localhost:{Port}", "--data", Data, "--json", .. _serve])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(info)!;
        var log = new List<string>();
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (log)
            {
                log.Add(line.Data ?? "");
            }
        };
        _process.BeginErrorReadLine();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The server ended: {string.Join('\n', log.TakeLast(5))}");
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        using var json = JsonDocument.Parse(line);
        _password ??= json.RootElement.GetProperty("password").GetString();
        return seconds;
    }

    /// <summary>Ends it in good order.</summary>
    public void Stop()
    {
        using var signal = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        _process.WaitForExit();
    }

    /// <summary>Megabytes of its memory that are in use, by the system's count.</summary>
    public double ResidentMegabytes() => File.ReadLines($"/proc/{_process!.Id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1_024).Single();

    /// <summary>Makes a key and returns what a terminal needs.</summary>
    public SimulatedTerminalOptions Terminal(string name)
    {
        var key = _services.GetRequiredService<ITerminalKeys>().Add(Data, name);
        return new()
        {
            Connect = new(string.Create(CultureInfo.InvariantCulture, $"ws://localhost:{Port}/mt5/v1")),
            KeyId = key.Id,
            KeySecret = key.Secret,
            Instruments = [InstrumentId.Of("EURUSD")],
            Speed = 0,
        };
    }

    /// <summary>Plays a market until all of it is acknowledged.</summary>
    public Task<TerminalTally> Play(SimulatedTerminalOptions options, IMarketFeed market, LinkTimes? times = null) => new SimulatedTerminal(
        _services.GetRequiredService<IInstrumentCatalog>(), _services.GetRequiredService<ICostCatalog>(), TimeProvider.System,
        async (address, cancel) => times is null ? await SimulatedTerminal.Dial(address, cancel) : new TimedSocket(await SimulatedTerminal.Dial(address, cancel), times),
        PhysicalDisk.Instance).Run(options, market, progress: null, CancellationToken.None);

    /// <summary>Rows that are stored of all sources.</summary>
    public long Stored() => _services.GetRequiredService<IMarketStore>().List(Data).Sum(series => series.Rows);

    /// <summary>An answer of the interface, signed in as the owner.</summary>
    public async Task<JsonElement> Ask(string path)
    {
        using var client = new HttpClient { BaseAddress = new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}/")) };
        using var signedIn = await client.PostAsJsonAsync("api/v1/auth/sign-in", new { name = "owner", password = _password });
        var token = JsonDocument.Parse(await signedIn.Content.ReadAsStringAsync()).RootElement.GetProperty("token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return JsonDocument.Parse(await client.GetStringAsync(path)).RootElement;
    }

    /// <summary>A port nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
        _services.Dispose();
        Directory.Delete(Data, recursive: true);
    }
}

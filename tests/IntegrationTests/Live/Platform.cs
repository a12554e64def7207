using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arus.IntegrationTests.Live;

/// <summary>A real server and a real terminal, each a process of its own that can be killed and started again on what it left behind.</summary>
internal sealed class Platform : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string[] _serve;
    private readonly string[] _terminal;
    private readonly string _key;
    private Process? _server;
    private Process? _player;
    private Task<string> _playerSays = Task.FromResult("");

    /// <summary>Prepares both over a file of ticks.</summary>
    public Platform(string ticks, string[] serve, string[] terminal)
    {
        (_serve, _terminal, Ticks) = (serve, terminal, ticks);
        Port = FreePort();
        var (status, output, error) = Programs.Arus("terminals", "add", "mine", "--data", Data, "--json");
        Assert.True(status == 0, error);
        var key = JsonDocument.Parse(output).RootElement;
        _key = $"{key.GetProperty("id").GetString()}:{key.GetProperty("secret").GetString()}";
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("arus-live-").FullName;

    public string Data => Path.Combine(Folder, "data");

    public string Ticks { get; }

    public int Port { get; }

    /// <summary>What the terminal remembers over its own death.</summary>
    public string TerminalState => Path.Combine(Folder, "terminal.state");

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}/"));

    public bool HasPlayedAll => _player is { HasExited: true };

    /// <summary>What the server finds in its environment besides that of the tests.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Password of the owner, said at the first start.</summary>
    public string? Password { get; private set; }

    /// <summary>Starts the server and waits until it answers.</summary>
    public void StartServer()
    {
        _server = Programs.Start(
            "arus", Environment,
            ["serve", "--source", "mine", "--symbol", "EURUSD", "--urls", Address.ToString(), "--data", Data, "--json", .. _serve]);
        var error = new List<string>();
        _server.ErrorDataReceived += (_, line) =>
        {
            lock (error)
            {
                error.Add(line.Data ?? "");
            }
        };
        _server.BeginErrorReadLine();
        var line = _server.StandardOutput.ReadLine();
        Assert.True(line is not null, "the server ended: " + string.Join('\n', error.TakeLast(5)));
        Password ??= JsonDocument.Parse(line).RootElement.TryGetProperty("password", out var password) ? password.GetString() : null;
    }

    /// <summary>Starts the terminal; it connects by itself, now and whenever the server is back.</summary>
    public void StartTerminal()
    {
        _player = Programs.Start(
            "arus", new Dictionary<string, string>(),
            ["terminal", "--in", Ticks, "--symbol", "EURUSD", "--connect", $"ws://localhost:{Port}/mt5/v1", "--key", _key, "--state", TerminalState, "--json", .. _terminal]);
        _playerSays = _player.StandardOutput.ReadToEndAsync();
        _ = _player.StandardError.ReadToEndAsync();
    }

    /// <summary>A client that is signed in as the owner.</summary>
    public async Task<HttpClient> SignIn()
    {
        var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("api/v1/auth/sign-in", new { name = "owner", password = Password });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Looks until something is so, for a minute at most.</summary>
    public async Task Until(Func<bool> isTrue)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new HttpClient { BaseAddress = Address };
        while (!isTrue())
        {
            // Asking is also waiting.
            using var answer = await client.GetAsync("health/live", patience.Token);
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>The records of the live ledger so far; a last line that is being written is left out.</summary>
    public IReadOnlyList<JsonElement> LedgerSoFar()
    {
        var folder = Path.Combine(Data, "sessions");
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "ledger.jsonl", SearchOption.AllDirectories) is not [var path])
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().Split('\n');
        return [.. lines.Take(lines.Length - 1).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public void KillServer() => Kill(_server!);

    public void KillTerminal() => Kill(_player!);

    /// <summary>Waits until the terminal has sent everything and ends by itself; its one JSON object.</summary>
    public async Task<JsonElement> Played()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _player!.WaitForExitAsync(patience.Token);
        var said = await _playerSays;
        Assert.True(_player.ExitCode == 0, $"the terminal ended with {_player.ExitCode}: {said}");
        return JsonDocument.Parse(said).RootElement;
    }

    /// <summary>Stops the server as an operator does, and returns its exit status.</summary>
    public async Task<int> StopServer()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var signal = Process.Start("kill", ["-TERM", _server!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _server.WaitForExitAsync(patience.Token);
        return _server.ExitCode;
    }

    /// <summary>Waits for the server to end by itself.</summary>
    public async Task<int> ServerEnded()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _server!.WaitForExitAsync(patience.Token);
        return _server.ExitCode;
    }

    public void Dispose()
    {
        foreach (var process in (Process?[])[_server, _player])
        {
            if (process is { HasExited: false })
            {
                Kill(process);
            }

            process?.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static void Kill(Process process)
    {
        process.Kill();
        process.WaitForExit();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

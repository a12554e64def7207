using Arus.Contracts.Gateway;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Terminals;
using Arus.Foundation.Hub;
using Arus.Host.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arus.Host.Serving;

/// <summary>The platform as one process: every module's endpoints on one listener, and one live session behind them.</summary>
/// <param name="dataDirectory">Held for writing from start to end.</param>
/// <param name="session">What the session does.</param>
/// <param name="urls">Where to listen, separated by semicolons.</param>
internal sealed class Server(string dataDirectory, LiveOptions session, string urls)
{
    // Long enough for whoever looks at the page to read why.
    private static readonly TimeSpan RefusalShown = TimeSpan.FromSeconds(10);

    /// <summary>Runs until stopped. Returns the exit status: 0 when it ended in good order, 1 when the session failed, 3 when it was refused by policy.</summary>
    /// <param name="started">Called when everything answers.</param>
    /// <param name="stop">Ends it gracefully.</param>
    public async Task<int> Run(Func<StartedServer, Task> started, CancellationToken stop)
    {
        var time = TimeProvider.System;
        await using var app = Build(time);
        using var held = app.Services.GetRequiredService<IMarketStore>().Hold(dataDirectory);
        var owner = app.Services.GetRequiredService<ISignIns>().EnsureOwner(dataDirectory);
        foreach (var module in app.Services.GetServices<ModuleEndpoints>())
        {
            module.Map(app);
        }

        var runner = app.Services.GetRequiredService<ILiveRunner>();
        var link = app.Services.GetRequiredService<ITerminalBridge>().Link(session.Source);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = Task.Run(() => runner.Run(dataDirectory, session, link, ending.Token), CancellationToken.None);
        try
        {
            await app.StartAsync(stop);
            string[] listening = [.. app.Urls];
            await started(new(app.Services, listening, listening[0].Replace("http", "ws", StringComparison.Ordinal) + "/mt5/v1", owner));
            return await Watch(runner, running, time, stop);
        }
        finally
        {
            await ending.CancelAsync();
            await app.StopAsync(CancellationToken.None);
            await running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Waits for the end: the user's, or the session's. A session that failed leaves the pages up, so that they can say so.</summary>
    private static async Task<int> Watch(ILiveRunner runner, Task running, TimeProvider time, CancellationToken stop)
    {
        using var changed = new PhaseWatch(runner.Session);
        while (!stop.IsCancellationRequested)
        {
            if (runner.Session.Status.Phase == LivePhase.Refused)
            {
                await Quietly(Task.Delay(RefusalShown, time, stop));
                return CommandLine.Refused;
            }

            await Quietly(changed.Next(stop));
        }

        await Quietly(running);
        return runner.Session.Status.Phase == LivePhase.Failed ? CommandLine.Failed : 0;
    }

    private static Task Quietly(Task task) => task.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private WebApplication Build(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console => console.UseUtcTimestamp = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        Composition.AddModules(builder.Services, time);
        builder.Services.AddSingleton(new ServerFacts(dataDirectory, Timestamp.From(time.GetUtcNow()), Composition.Version, ["all"]));
        return builder.Build();
    }
}

/// <summary>A server that answers.</summary>
/// <param name="Services">Of the process.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="Bridge">Where terminals connect.</param>
/// <param name="Owner">The owner just made; null when there was one.</param>
internal sealed record StartedServer(IServiceProvider Services, IReadOnlyList<string> Urls, string Bridge, OwnerCredentials? Owner);

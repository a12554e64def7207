using Arus.Contracts.Features;
using Arus.Contracts.Gateway;
using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Contracts.Terminals;
using Arus.Foundation.Hub;
using Arus.Host.Commands;
using Arus.Host.Retraining;
using Arus.Host.SecondOpinions;
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
/// <param name="retrain">When models are trained anew; null for never.</param>
internal sealed class Server(string dataDirectory, LiveOptions session, string urls, RetrainOptions? retrain = null)
{
    /// <summary>Where headlines come from: addresses and files.</summary>
    public IReadOnlyList<string> News { get; init; } = [];

    // Enough for indicators to warm up and a chart to say something.
    private static readonly TimeSpan FirstHistory = TimeSpan.FromHours(24);

    // Long enough for whoever looks at the page to read why.
    private static readonly TimeSpan RefusalShown = TimeSpan.FromSeconds(10);

    // As long as an alert may be.
    private const int AlertMax = 1_000;

    /// <summary>What language models may cost, and how they are asked; null when none is asked.</summary>
    public SecondOpinionTerms? SecondOpinions { get; init; }

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
        var bridge = app.Services.GetRequiredService<ITerminalBridge>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var changed = new PhaseWatch(runner.Session);
        var running = Task.Run(() => runner.Run(dataDirectory, session, bridge.Link(session.Source), ending.Token), CancellationToken.None);
        IDisposable? open = null;
        SlowMinds? minds = null;
        var (watching, retraining, reading) = (Task.CompletedTask, Task.CompletedTask, Task.CompletedTask);
        try
        {
            await app.StartAsync(stop);
            while (runner.Session.Status.Phase == LivePhase.Recovering && !running.IsCompleted)
            {
                await Task.WhenAny(changed.Next(stop), running);
                stop.ThrowIfCancellationRequested();
            }

            if (running.IsCompleted)
            {
                await running;
            }

            watching = Champions(app.Services, runner.Session, time, ending.Token);
            retraining = Retraining(app.Services, runner, time, ending.Token);
            reading = Headlines(app.Services, runner, time, ending.Token);
            minds = Minds(app.Services, runner);
            open = bridge.Open(runner, new() { DataDirectory = dataDirectory, Instruments = Quoted(app.Services), FirstHistory = FirstHistory });
            string[] listening = [.. app.Urls];
            await started(new(app.Services, listening, listening[0].Replace("http", "ws", StringComparison.Ordinal) + "/mt5/v1", owner));
            return await Watch(runner, running, changed, time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        finally
        {
            // Terminals first, so that nothing comes in any more; then the session, which ends its journal; then whoever watches.
            open?.Dispose();
            await ending.CancelAsync();
            await Quietly(running);
            await Quietly(watching);
            await Quietly(retraining);
            await Quietly(reading);
            await (minds?.DisposeAsync() ?? default);
            await app.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>What is traded, and what that is compared with.</summary>
    private InstrumentId[] Quoted(IServiceProvider services)
    {
        var (known, strategies) = (services.GetRequiredService<IInstrumentCatalog>(), services.GetRequiredService<IStrategyLibrary>());
        var others = session.Instruments.SelectMany(id => known.TryFind(id, out var instrument)
            ? strategies.Load(session.Strategy, session.Settings, instrument, new() { Directory = dataDirectory, AwaitsModels = true }).Others
            : []);
        return [.. session.Instruments.Concat(others).Distinct()];
    }

    private Task Champions(IServiceProvider services, ILiveSession live, TimeProvider time, CancellationToken stop)
    {
        var log = services.GetRequiredService<ILogger<ChampionWatch>>();
        return ActivatorUtilities.CreateInstance<ChampionWatch>(services, live, session, dataDirectory, time)
            .Run(reason => log.LogWarning("The session goes on with its models: {Reason}", reason), stop);
    }

    private Task Retraining(IServiceProvider services, ILiveRunner live, TimeProvider time, CancellationToken stop)
    {
        if (retrain is null)
        {
            return Task.CompletedTask;
        }

        var retrainer = ActivatorUtilities.CreateInstance<Retrainer>(services, retrain, dataDirectory, session.Source, session.Instruments);
        retrainer.Failed = text => live.TryPost(new AlertReading(
            Timestamp.From(time.GetUtcNow()), AlertSeverity.Warning, "RETRAINING_FAILED", text.Length <= AlertMax ? text : text[..AlertMax]));
        return Task.Run(() => retrainer.Run(stop), CancellationToken.None);
    }

    /// <summary>Asks language models where somebody pays for it and a strategy has a seat for them.</summary>
    private SlowMinds? Minds(IServiceProvider services, ILiveRunner live)
    {
        if (SecondOpinions is not { } terms)
        {
            return null;
        }

        var log = services.GetRequiredService<ILogger<SlowMinds>>();
        var (known, strategies) = (services.GetRequiredService<IInstrumentCatalog>(), services.GetRequiredService<IStrategyLibrary>());
        var plans = session.Instruments.Where(id => known.TryFind(id, out _)).Select(id =>
        {
            known.TryFind(id, out var instrument);
            return (Instrument: id, Plan: strategies.Load(session.Strategy, session.Settings, instrument!, new() { Directory = dataDirectory, HearsKeptOpinions = false }));
        });
        var minds = SlowMinds.Begin(
            services.GetRequiredService<ISecondOpinions>(), services.GetRequiredService<IFeaturePipelineFactory>(), live, dataDirectory, terms,
            [.. plans.Where(one => one.Plan.Seats.Contains(SecondOpinionSeat.Name)).Select(one => new SecondOpinionSeat(one.Instrument, one.Plan.Timeframe, one.Plan.HorizonNanos))],
            services.GetRequiredService<ISecondOpinionShelf>(), reason => log.LogWarning("An answer of a language model is not kept: {Reason}", reason));
        if (minds is null)
        {
            log.LogWarning("Nobody is asked for second opinions: no provider is set up, or the strategy has no seat for one");
        }

        return minds;
    }

    private async Task Headlines(IServiceProvider services, ILiveRunner live, TimeProvider time, CancellationToken stop)
    {
        var log = services.GetRequiredService<ILogger<NewsFeed>>();
        using var client = NewsFeed.Client();
        await Task.WhenAll(News.Select(address => ActivatorUtilities.CreateInstance<NewsFeed>(services, address, client, live, dataDirectory, time)
            .Run(reason => log.LogWarning("No headlines from {Address}: {Reason}", address, reason), stop)));
    }

    /// <summary>Waits for the end: the user's, or the session's. A session that failed leaves the pages up, so that they can say so.</summary>
    private static async Task<int> Watch(ILiveRunner runner, Task running, PhaseWatch changed, TimeProvider time, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (runner.Session.Status.Phase == LivePhase.Refused)
            {
                await Quietly(Task.Delay(RefusalShown, time, stop));
                return CommandLine.Refused;
            }

            await Quietly(changed.Next(stop));
        }

        return running.IsFaulted || runner.Session.Status.Phase == LivePhase.Failed ? CommandLine.Failed : 0;
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
        builder.Services.AddSingleton(session);
        builder.Services.AddSingleton(_ => new ModelCare(ChildProgram.Own(time), dataDirectory, time));
        builder.Services.AddSingleton<IModelCare>(services => services.GetRequiredService<ModelCare>());
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

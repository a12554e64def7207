using System.Text;
using System.Text.Json;
using Arus.Contracts.Gateway;
using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Research;
using Arus.Gateway.Backtests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Backtests over the store: start, watch, cancel, read.</summary>
internal static class BacktestEndpoints
{
    /// <summary>A report is a page of its own with its own script; it may ask nobody for anything.</summary>
    private const string ReportPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-scripts";

    private const decimal CashMax = 1_000_000_000_000m;

    public static void Map(RouteGroupBuilder api)
    {
        var tests = api.MapGroup("/backtests").WithTags("backtests");
        tests.MapGet("", List).WithName("getBacktests").Says<ListOf<BacktestAnswer>>("Backtests, running and kept, newest first.");
        tests.MapPost("", Start).WithName("startBacktest").Takes<BacktestBody>().Or<Problem>(StatusCodes.Status409Conflict)
            .Says<BacktestStarted>("Starts a backtest over the store.", StatusCodes.Status202Accepted);
        tests.MapGet("/{id}", Get).WithName("getBacktest").Says<BacktestAnswer>("One backtest and, when it is over, what it found.").OrNotFound();
        tests.MapGet("/{id}/report", Report).WithName("getBacktestReport").Says<string>("Its report, a page of its own.").OrNotFound();
        tests.MapDelete("/{id}", Cancel).WithName("cancelBacktest").Says<BacktestAnswer>("Ends one that waits or runs.").OrNotFound();
    }

    private static IResult List(BacktestDesk desk, IRunRegistry runs, ServerFacts server)
    {
        var jobs = desk.Jobs.Select(job => job.Answer).ToList();
        var known = jobs.Select(job => job.Run).ToHashSet();
        return Replies.List<BacktestAnswer>([.. jobs, .. runs.List(server.DataDirectory).Where(run => !known.Contains(run.Id)).Select(Of)]);
    }

    private static async Task<IResult> Start(
        HttpContext http, BacktestDesk desk, IStrategyLibrary strategies, IInstrumentCatalog instruments, ServerFacts server)
    {
        var body = await Body.Read<BacktestBody>(http);
        Check(body, strategies, instruments);
        var job = desk.Start(new()
        {
            Strategy = body.Strategy,
            Settings = body.Settings ?? new Dictionary<string, string>(),
            Instrument = body.Instrument,
            Store = new(body.Source, [body.Instrument], BarPeriod.Tick),
            From = body.From,
            To = body.To,
            Cash = Money.Of(body.Cash ?? 100_000m, body.Currency ?? Currency.Usd),
            DataDirectory = server.DataDirectory,
        });
        http.Response.Headers.Location = $"{ApiEndpoints.Root}/backtests/{job.Id}";
        return Replies.Json(new BacktestStarted(job.Id), StatusCodes.Status202Accepted);
    }

    private static IResult Get(HttpContext http, BacktestDesk desk, IRunRegistry runs, IBacktestReporter reporter, ServerFacts server, string id)
    {
        if (desk.Find(id) is { } job)
        {
            return Replies.Json(job.Answer with { Result = job.Result is { } result ? JsonSerializer.Deserialize<JsonElement>(reporter.ToJson(result)) : null });
        }

        return Kept(runs, server, id) is { } run ? Replies.Json(Of(run)) : Missing(http, id);
    }

    private static IResult Report(HttpContext http, BacktestDesk desk, IRunRegistry runs, IBacktestReporter reporter, ServerFacts server, string id)
    {
        string? page = null;
        if (desk.Find(id)?.Result is { } result)
        {
            page = reporter.ToHtml(result);
        }
        else if (Kept(runs, server, id)?.ReportPath is { } path && File.Exists(path))
        {
            page = File.ReadAllText(path);
        }

        if (page is null)
        {
            return Missing(http, id);
        }

        http.Response.Headers.ContentSecurityPolicy = ReportPolicy;
        http.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Results.Text(page, "text/html", Encoding.UTF8);
    }

    private static IResult Cancel(HttpContext http, BacktestDesk desk, string id)
    {
        if (desk.Find(id) is not { } job)
        {
            return Missing(http, id);
        }

        job.Cancel();
        return Replies.Json(job.Answer);
    }

    private static void Check(BacktestBody body, IStrategyLibrary strategies, IInstrumentCatalog instruments)
    {
        var faults = new List<Fault>();
        var names = strategies.BuiltIn.Select(one => one.Id.Value).ToList();
        if (!names.Contains(body.Strategy))
        {
            faults.Add(new("BODY_FIELD", "body.strategy", "there is no such built-in strategy", string.Join(", ", names)));
        }

        if (!instruments.TryFind(body.Instrument, out _))
        {
            faults.Add(new("BODY_FIELD", "body.instrument", $"{body.Instrument} is in no catalogue", "one of /api/v1/instruments"));
        }

        if (body.From >= body.To)
        {
            faults.Add(new("BODY_FIELD", "body.to", "it is not after from", "a later moment"));
        }

        if (body.Cash is <= 0 or > CashMax)
        {
            faults.Add(new("BODY_FIELD", "body.cash", "it is out of range", "more than 0, at most 10^12"));
        }

        if (body.Settings?.Count > 100 || body.Settings?.Any(setting => setting.Key.Length > 100 || setting.Value.Length > 200) == true)
        {
            faults.Add(new("BODY_FIELD", "body.settings", "there are too many, or one is too long", "at most 100, names of 100 and values of 200 characters"));
        }

        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }
    }

    private static RunEntry? Kept(IRunRegistry runs, ServerFacts server, string id)
    {
        try
        {
            return id.Length is >= 4 and <= 80 && id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-')
                ? runs.Find(server.DataDirectory, id)
                : null;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    private static IResult Missing(HttpContext http, string id) => Problems.NotFound(http, "id", $"there is no backtest {Json.TextValue.Shorten(id)}");

    private static BacktestAnswer Of(RunEntry run) => new(
        run.Id, run.What, run.Damage is null ? BacktestState.Done : BacktestState.Failed, 1, run.StartedAt, run.Verdict, run.NetProfit, run.Hash, run.Id,
        run.Damage, run.ReportPath is not null);
}

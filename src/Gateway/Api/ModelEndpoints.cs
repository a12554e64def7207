using Arus.Contracts.Gateway;
using Arus.Contracts.Learning;
using Arus.Contracts.Research;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Reads of the registered models.</summary>
internal static class ModelEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var models = api.MapGroup("/models").WithTags("models");
        models.MapGet("", List).WithName("getModels").Says<ListOf<ModelAnswer>>("Every version of every slot, newest first within its slot.");
        models.MapGet("/retraining", Retraining).WithName("getRetraining").Says<RetrainingStatus>("How retraining in the background is doing.");
        models.MapGet("/{slot}/{version}", Card).WithName("getModel").Says<ModelCardAnswer>("One version and all that is kept with it.").OrNotFound();
        models.MapGet("/{slot}/shadow", Shadow).WithName("getModelShadow")
            .Says<ReportAnswer<ShadowAnswer>>("Champion and challengers on outcomes that came after them, as computed last; asks for a newer report when it is old.").OrNotFound();
        models.MapGet("/{slot}/drift", Drift).WithName("getModelDrift")
            .Says<ReportAnswer<DriftAnswer>>("How the market has moved away from the training data, as computed last; asks for a newer report when it is old.").OrNotFound();
    }

    private static IResult List(IModelRegistry registry, ServerFacts server) => Replies.List<ModelAnswer>(
    [
        .. registry.Slots(server.DataDirectory).Order(StringComparer.Ordinal)
            .SelectMany(slot => registry.List(server.DataDirectory, slot).OrderByDescending(version => version.Number))
            .Select(Answer),
    ]);

    private static IResult Retraining(IModelCare care) => Replies.Json(care.Retraining);

    private static IResult Card(string slot, string version, IModelRegistry registry, ServerFacts server, HttpContext http)
    {
        var query = new Query();
        var number = query.Number("version", version, 0, 1, int.MaxValue);
        query.Check();
        var versions = registry.List(server.DataDirectory, slot);
        if (number > versions.Count)
        {
            return Problems.NotFound(http, "version", $"there is no version {number} of {slot}");
        }

        var card = registry.Card(server.DataDirectory, slot, number);
        return Replies.Json(new ModelCardAnswer(
            Answer(versions[number - 1]), card.Origin,
            card.Task is { } task ? new(task.Source, task.Instrument, task.Others, task.Period, task.Barriers.HorizonBars, task.Barriers.Upper, task.Barriers.Lower) : null,
            card.KnownTo, card.Calibration, card.Scores, card.Objections, card.Importance,
            [.. registry.History(server.DataDirectory, slot).Select(change => new ModelChangeAnswer(change.At, change.What, change.Number, change.By, change.Reason, change.Evidence))]));
    }

    private static IResult Shadow(string slot, string? source, IModelCare care, IModelRegistry registry, ServerFacts server, HttpContext http) =>
        Report(slot, source, registry, server, http, care.Shadow, report => new ShadowAnswer(
            report.Slot, report.Source, report.Rule, report.Champion is { } champion ? Answer(champion) : null, [.. report.Challengers.Select(Answer)]));

    private static IResult Drift(string slot, string? source, IModelCare care, IModelRegistry registry, ServerFacts server, HttpContext http) =>
        Report(slot, source, registry, server, http, care.Drift, report => new DriftAnswer(
            report.Version.Slot, report.Version.Number, report.Source, report.From, report.To, report.Rows, report.RowsMin, report.HasDrifted, report.Findings,
            [.. report.Features.Select(moved => new FeatureDriftAnswer(moved.Drift.Feature, moved.Drift.StabilityIndex, moved.Usual, moved.Drift.Distance, moved.Drift.PValue, moved.HasMoved))],
            report.FarShare, report.Outcomes));

    private static IResult Report<TReport, TAnswer>(
        string slot, string? text, IModelRegistry registry, ServerFacts server, HttpContext http, Func<string, SourceId, KeptReport<TReport>> ask, Func<TReport, TAnswer> answer)
        where TReport : class
        where TAnswer : class
    {
        var query = new Query();
        var source = query.Source("source", text);
        query.Check();
        if (registry.List(server.DataDirectory, slot).Count == 0)
        {
            return Problems.NotFound(http, "slot", $"there is no model of {slot}");
        }

        var kept = ask(slot, source);
        return Replies.Json(new ReportAnswer<TAnswer>(kept.Report is { } report ? answer(report) : null, kept.At, kept.IsComputing, kept.Failure));
    }

    private static ShadowResultAnswer Answer(ShadowResult result) => new(
        result.Version.Number, result.Version.Id.Value, result.Version.Kind, result.Version.Stage, result.From, result.To, result.Scores, result.Evidence, result.Obstacle);

    private static ModelAnswer Answer(ModelVersion version) => new(
        version.Slot, version.Number, version.Id.Value, version.Kind, version.Stage, version.Lineage.From, version.Lineage.To, version.Lineage.DataHash,
        version.Lineage.Rows, version.RegisteredAt, version.RegisteredBy, version.ExpiresAt,
        [.. version.Lineage.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => new MetricAnswer(metric.Key, metric.Value))]);
}

using Arus.Contracts.Gateway;
using Arus.Contracts.Learning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Reads of the registered models.</summary>
internal static class ModelEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGroup("/models").WithTags("models")
        .MapGet("", List).WithName("getModels").Says<ListOf<ModelAnswer>>("Every version of every slot, newest first within its slot.");

    private static IResult List(IModelRegistry registry, ServerFacts server) => Replies.List<ModelAnswer>(
    [
        .. registry.Slots(server.DataDirectory).Order(StringComparer.Ordinal)
            .SelectMany(slot => registry.List(server.DataDirectory, slot).OrderByDescending(version => version.Number))
            .Select(Answer),
    ]);

    private static ModelAnswer Answer(ModelVersion version) => new(
        version.Slot, version.Number, version.Id.Value, version.Kind, version.Stage, version.Lineage.From, version.Lineage.To, version.Lineage.DataHash,
        version.Lineage.Rows, version.RegisteredAt, version.RegisteredBy, version.ExpiresAt,
        [.. version.Lineage.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => new MetricAnswer(metric.Key, metric.Value))]);
}

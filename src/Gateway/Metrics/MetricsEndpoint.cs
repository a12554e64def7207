using System.Text;
using Arus.Gateway.SignIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Arus.Gateway.Metrics;

/// <summary>The numbers, for a collector.</summary>
internal static class MetricsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // It listens from the start on, not from the first question on.
        _ = routes.ServiceProvider.GetRequiredService<MetricsBook>();
        _ = routes.ServiceProvider.GetRequiredService<SessionMeter>();
        routes.MapGet("/metrics", (MetricsBook book) => Results.Text(book.Write(), "text/plain; version=0.0.4", Encoding.UTF8))
            .RequireAuthorization(LocalOrSignedIn.Policy).ExcludeFromDescription();
    }
}

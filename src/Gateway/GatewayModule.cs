using Arus.Contracts.Gateway;
using Arus.Contracts.Research;
using Arus.Foundation.Hub;
using Arus.Foundation.Persistence;
using Arus.Gateway.Api;
using Arus.Gateway.Backtests;
using Arus.Gateway.Evidence;
using Arus.Gateway.Health;
using Arus.Gateway.Imports;
using Arus.Gateway.Journeys;
using Arus.Gateway.Json;
using Arus.Gateway.Live;
using Arus.Gateway.Metrics;
using Arus.Gateway.Pages;
using Arus.Gateway.SignIns;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Arus.Gateway;

/// <summary>What stands between the network and the modules: sign-in, the HTTP interface, live streams, health, metrics and the dashboard's files.</summary>
public sealed class GatewayModule : IModule
{
    /// <inheritdoc/>
    public static string Name => "gateway";

    /// <inheritdoc/>
    public static void AddServices(IServiceCollection services)
    {
        services
            .AddSingleton(provider => new OwnerBook(PhysicalDisk.Instance, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ISignIns>(provider => provider.GetRequiredService<OwnerBook>())
            .AddSingleton<SignInGate>()
            .AddSingleton<Commands>()
            .AddSingleton<BacktestDesk>()
            .AddSingleton<EvidenceDesk>()
            .AddSingleton<ImportDesk>()
            .AddSingleton<HealthChecks>()
            .AddSingleton<DataSize>()
            .AddSingleton<MetricsScope>()
            .AddSingleton<MetricsBook>()
            .AddSingleton<GatewayMeter>()
            .AddSingleton<SessionMeter>()
            .AddSingleton<JourneyDesk>()
            .AddSingleton(new Dashboard(Path.Combine(AppContext.BaseDirectory, "dashboard")))
            .AddSingleton<IStartupFilter, Doorway>()
            .Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));
        // The framework's own line of a request has the address with its query, and with it the token of a live stream.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        services.AddAuthentication(TokenScheme.SchemeName).AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.SchemeName, null);
        services.AddSingleton<IAuthorizationHandler, LocalOrSignedIn>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            options.AddPolicy(LocalOrSignedIn.Policy, policy => policy.AddRequirements(new LocalOrSignedIn()));
        });
        services.TryAddSingleton<IModelCare, NoModelCare>();
        ApiDescription.Add(services);
        LiveStream.Add(services);
    }

    /// <inheritdoc/>
    public static void MapEndpoints(IEndpointRouteBuilder routes)
    {
        ApiEndpoints.Map(routes);
        HealthEndpoints.Map(routes);
        MetricsEndpoint.Map(routes);
        ApiDescription.Map(routes);
        LiveStream.Map(routes);
    }
}

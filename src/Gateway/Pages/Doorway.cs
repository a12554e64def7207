using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Arus.Gateway.Pages;

/// <summary>What every request passes before it reaches an endpoint, so that whoever starts a server need not know.</summary>
internal sealed class Doorway : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<FailureGuard>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<DashboardDoor>();
        next(app);
    };
}

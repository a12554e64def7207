using Microsoft.AspNetCore.Http;

namespace Arus.Gateway.Pages;

/// <summary>Answers with the dashboard's files what is theirs, to strangers too: they hold no data.</summary>
internal sealed class DashboardDoor(RequestDelegate next, Dashboard dashboard)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!await dashboard.TryAnswer(http))
        {
            await next(http);
        }
    }
}

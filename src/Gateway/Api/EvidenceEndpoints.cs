using Arus.Contracts.MarketData;
using Arus.Gateway.Evidence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Reads of what the past says: of patterns, and of situations like the present one.</summary>
internal static class EvidenceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var evidence = api.MapGroup("").WithTags("evidence");
        evidence.MapGet("/patterns", Patterns).WithName("getPatterns")
            .Says<PatternsAnswer>("What followed each pattern on the latest 100,000 stored bars, after costs, by regime, corrected for all looked at.").OrNotFound();
        evidence.MapGet("/situations", Situations).WithName("getSituations")
            .Says<SituationsAnswer>("Past situations like the last stored one, and what followed them after costs.").OrNotFound();
    }

    private static Task<IResult> Patterns(HttpContext http, EvidenceDesk desk, string? source, string? instrument, string? period, string? horizon)
    {
        var query = new Query();
        var series = Series(query, source, instrument, period);
        var bars = query.Number("horizon", horizon, 8, 1, 10_000);
        query.Check();
        return Stored(http, () => desk.Patterns(series, bars, http.RequestAborted));
    }

    private static Task<IResult> Situations(HttpContext http, EvidenceDesk desk, string? source, string? instrument, string? period, string? count)
    {
        var query = new Query();
        var series = Series(query, source, instrument, period);
        var most = query.Number("count", count, 10, 1, 100);
        query.Check();
        return Stored(http, () => desk.Situations(series, most, http.RequestAborted));
    }

    private static EvidenceSeries Series(Query query, string? source, string? instrument, string? period)
    {
        var series = new EvidenceSeries(query.Source("source", source), query.Instrument("instrument", instrument), query.Period("period", period ?? "H1"));
        if (series.Period is < BarPeriod.M1 or > BarPeriod.D1)
        {
            query.Fail("period", period, "one of M1, M5, M15, M30, H1, H4, D1");
        }

        return series;
    }

    /// <summary>The request is right; what it asks for may still not be there, or too little of it.</summary>
    private static async Task<IResult> Stored<T>(HttpContext http, Func<Task<T>> find)
    {
        try
        {
            return Replies.Json(await find());
        }
        catch (InvalidInputException error)
        {
            return Problems.Of(http, StatusCodes.Status404NotFound, error.Faults);
        }
    }
}

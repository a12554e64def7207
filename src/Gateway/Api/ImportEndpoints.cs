using Arus.Contracts.Gateway;
using Arus.Gateway.Imports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Arus.Gateway.Api;

/// <summary>Imports of files that a person hands over.</summary>
internal static class ImportEndpoints
{
    private static readonly string[] FieldNames = ["symbol", "source", "timezone", "format"];

    public static void Map(RouteGroupBuilder api) => api.MapPost("/imports", Import).WithTags("imports").WithName("importFile")
        .WithMetadata(new ImportFormMark())
        .Says<ImportAnswer>("Reads a file of ticks or bars, validates it and stores it.", StatusCodes.Status201Created)
        .Or<Problem>(StatusCodes.Status409Conflict).Or<Problem>(StatusCodes.Status413PayloadTooLarge);

    private static async Task<IResult> Import(HttpContext http, ImportDesk desk, ServerFacts server, string? dryRun)
    {
        var query = new Query();
        var isDry = query.Flag("dryRun", dryRun);
        query.Check();
        using var upload = await UploadedFile.Read(http, server.DataDirectory);
        var fields = new Query();
        foreach (var unknown in upload.Fields.Keys.Except(FieldNames))
        {
            fields.Fail($"body.{unknown}", unknown, string.Join(", ", FieldNames));
        }

        var symbol = fields.Instrument("body.symbol", upload.Fields.GetValueOrDefault("symbol"));
        var source = fields.Source("body.source", upload.Fields.GetValueOrDefault("source", "import"));
        fields.Check();
        var request = new Contracts.MarketData.FileRequest(
            [upload.Path], symbol, Named(upload.Fields, "format"), Named(upload.Fields, "timezone"));
        var answer = await desk.Run(request, isDry ? null : source, http.RequestAborted);
        return Replies.Json(answer, isDry ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static string? Named(Dictionary<string, string> fields, string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
}

/// <summary>Marks the endpoint that takes a form, for the description.</summary>
internal sealed class ImportFormMark;

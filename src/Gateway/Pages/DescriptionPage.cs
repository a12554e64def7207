using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Arus.Gateway.Pages;

/// <summary>The description of the interface as a page a person reads: no script, no other file, no other host.</summary>
internal static class DescriptionPage
{
    private const string Style =
        "body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
        + "code,pre{font:13px/1.45 ui-monospace,monospace}details{border-top:1px solid #8884;padding:.4rem 0}summary{cursor:pointer}"
        + "b{display:inline-block;min-width:4.5rem}pre{overflow:auto;padding:.6rem;background:#8881;border-radius:6px}table{border-collapse:collapse}td{padding:.1rem .8rem .1rem 0;vertical-align:top}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/openapi", Show).AllowAnonymous().ExcludeFromDescription();

    private static async Task Show(HttpContext http)
    {
        var provider = http.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(ApiDescription.Name);
        var document = await provider.GetOpenApiDocumentAsync(http.RequestAborted);
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, http.RequestAborted))!;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(Write(json), http.RequestAborted);
    }

    /// <summary>Every operation, then every schema they name.</summary>
    internal static string Write(JsonNode description)
    {
        var page = new StringBuilder("<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Arus interface</title><style>")
            .Append(Style).Append("</style><h1>Arus interface</h1><p>").Append(Safe(description["info"]?["description"]))
            .Append(" The same for programs: <a href='").Append(ApiDescription.Address).Append("'>OpenAPI 3.1</a>.</p>");
        foreach (var (path, operations) in description["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                page.Append("<details><summary><b>").Append(method.ToUpperInvariant()).Append("</b> <code>").Append(Safe(path)).Append("</code> ").Append(Safe(operation!["summary"])).Append("</summary>");
                Parameters(page, operation["parameters"]?.AsArray());
                Block(page, "Body", operation["requestBody"]?["content"]);
                Block(page, "Answers", operation["responses"]);
                page.Append("</details>");
            }
        }

        page.Append("<h2>Schemas</h2>");
        foreach (var (name, schema) in description["components"]!["schemas"]!.AsObject())
        {
            page.Append("<details id='").Append(Safe(name)).Append("'><summary><code>").Append(Safe(name)).Append("</code> ").Append(Safe(schema!["description"])).Append("</summary>");
            Block(page, "", schema);
            page.Append("</details>");
        }

        return page.Append("</html>").ToString();
    }

    private static void Parameters(StringBuilder page, JsonArray? parameters)
    {
        if (parameters is null)
        {
            return;
        }

        page.Append("<table>");
        foreach (var parameter in parameters)
        {
            page.Append("<tr><td><code>").Append(Safe(parameter!["name"])).Append("</code><td>").Append(Safe(parameter["in"])).Append("<td>").Append(Safe(parameter["description"]));
        }

        page.Append("</table>");
    }

    private static void Block(StringBuilder page, string title, JsonNode? node)
    {
        if (node is not null)
        {
            page.Append(title.Length == 0 ? "" : $"<h4>{title}</h4>").Append("<pre>").Append(Safe(node.ToJsonString(Indented))).Append("</pre>");
        }
    }

    private static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Safe(JsonNode? text) => HtmlEncoder.Default.Encode(text?.ToString() ?? "");

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}

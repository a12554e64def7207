using System.Text.Json;
using Arus.Gateway.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Arus.Gateway.Api;

/// <summary>Reads bodies: small, JSON, exactly the fields there are.</summary>
internal static class Body
{
    /// <summary>A body that is no file is never larger.</summary>
    public const int BytesMax = 64 * 1024;

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidInputException">It is no such body; the fault names the field.</exception>
    public static async Task<T> Read<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new BadMediaException();
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BytesMax;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, ApiJson.Options, http.RequestAborted)
                ?? throw new InvalidInputException("BODY_MALFORMED", "body", "it is null", "an object");
        }
        catch (FieldException error)
        {
            throw new InvalidInputException("BODY_FIELD", Where(error), error.What, error.Expected);
        }
        catch (JsonException error)
        {
            throw new InvalidInputException(Explain(error));
        }
    }

    private static Fault Explain(JsonException error)
    {
        var reason = Reason(error.Message);
        if (error.Message.Contains("missing required", StringComparison.Ordinal))
        {
            return new("BODY_FIELD_MISSING", Where(error), reason, "every field that is not optional");
        }

        if (error.Message.StartsWith("Duplicate", StringComparison.Ordinal))
        {
            return new("BODY_FIELD_TWICE", Where(error), "a field is there twice", "each field once");
        }

        if (error.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return new("BODY_FIELD_UNKNOWN", Where(error), "there is no such field", "only fields that are described");
        }

        return error.InnerException is JsonException or null && error.Path is null or "$" && !error.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? new("BODY_MALFORMED", Where(error), reason, "well-formed JSON")
            : new("BODY_FIELD", Where(error), "it has another type or is none of the choices", "what the description says");
    }

    private static string Where(JsonException error)
    {
        var path = error.Path is { Length: > 0 and <= 100 } said ? said.TrimStart('$').TrimStart('.') : "";
        var field = path.Length == 0 ? "body" : $"body.{path}";
        return error.LineNumber is { } line ? $"{field}, line {line + 1}" : field;
    }

    /// <summary>The serializer's sentence without its own words for the place and without the names of our types.</summary>
    private static string Reason(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        var sentence = end < 0 ? message : message[..end];
        var names = sentence.IndexOf("including:", StringComparison.Ordinal);
        return names < 0 ? sentence.TrimEnd('.') : $"missing{sentence[(names + 10)..].TrimEnd('.')}";
    }
}

/// <summary>The body is of a kind that is not read here.</summary>
internal sealed class BadMediaException() : Exception("The body is no JSON.");

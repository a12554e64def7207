using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Arus.Gateway.Pages;

/// <summary>The dashboard's files, read once; what is not among them cannot be asked for.</summary>
/// <param name="folder">Where they were built to.</param>
internal sealed class Dashboard(string folder)
{
    private const string Page = "/index.html";

    /// <summary>Folder of the files that are named by their content and never change.</summary>
    private const string Hashed = "/assets/";

    private const string NotBuilt = "The dashboard is not built: start the server through ./arus, which builds it.\n";

    private static readonly string[] Others = ["/api", "/live", "/health", "/metrics", "/openapi", "/mt5"];
    private static readonly (string Name, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    private readonly Lazy<Dictionary<string, Entry>> _files = new(() => Read(folder));

    /// <summary>Answers what is the dashboard's; false when it is somebody else's.</summary>
    public async Task<bool> TryAnswer(HttpContext http)
    {
        var (request, path) = (http.Request, http.Request.Path.Value ?? "/");
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || Others.Any(other => request.Path.StartsWithSegments(other, StringComparison.Ordinal)))
        {
            return false;
        }

        if (_files.Value.TryGetValue(path, out var file) || (!Path.HasExtension(path) && _files.Value.TryGetValue(Page, out file)))
        {
            await Send(http, file);
            return true;
        }

        if (!_files.Value.ContainsKey(Page) && !Path.HasExtension(path))
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(NotBuilt, http.RequestAborted);
            return true;
        }

        return false;
    }

    private static Task Send(HttpContext http, Entry file)
    {
        var (request, response) = (http.Request, http.Response);
        var body = file.Plain;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.ETag = file.Tag;
        response.Headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        if (request.Headers.IfNoneMatch == file.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        foreach (var (name, suffix) in Encodings)
        {
            if (file.Packed.TryGetValue(suffix, out var packed) && request.Headers.AcceptEncoding.ToString().Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.ContentEncoding = name;
                body = packed;
                break;
            }
        }

        response.ContentType = file.Type;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private static Dictionary<string, Entry> Read(string folder)
    {
        var files = new Dictionary<string, Entry>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            return files;
        }

        var types = new FileExtensionContentTypeProvider { Mappings = { [".webmanifest"] = "application/manifest+json" } };
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !Encodings.Any(encoding => path.EndsWith(encoding.Suffix, StringComparison.Ordinal))))
        {
            var name = "/" + Path.GetRelativePath(folder, path).Replace('\\', '/');
            var plain = File.ReadAllBytes(path);
            var packed = Encodings.Where(encoding => File.Exists(path + encoding.Suffix)).ToDictionary(encoding => encoding.Suffix, encoding => File.ReadAllBytes(path + encoding.Suffix));
            var type = types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
            files[name] = new(
                plain, packed, type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type,
                $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8))}\"", name.StartsWith(Hashed, StringComparison.Ordinal));
        }

        return files;
    }

    private sealed record Entry(byte[] Plain, Dictionary<string, byte[]> Packed, string Type, string Tag, bool IsHashed);
}

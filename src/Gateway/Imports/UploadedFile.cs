using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Arus.Gateway.Imports;

/// <summary>A form with one file, the file written to a folder of its own while it comes in: never held in memory. Disposing deletes it.</summary>
internal sealed class UploadedFile : IDisposable
{
    /// <summary>A file is never larger.</summary>
    public const long BytesMax = 4L * 1024 * 1024 * 1024;

    private const int FieldLengthMax = 200;
    private const int FieldsMax = 20;

    private static long _last;

    private readonly string _folder;

    private UploadedFile(string folder) => _folder = folder;

    /// <summary>The form's other fields.</summary>
    public Dictionary<string, string> Fields { get; } = [];

    /// <summary>Where the file is; its name tells its format in part, so it is kept.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Reads a form.</summary>
    /// <exception cref="InvalidInputException">It is no form with one file.</exception>
    public static async Task<UploadedFile> Read(HttpContext http, string dataDirectory)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BytesMax;
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            throw new InvalidInputException("BODY_NOT_A_FORM", "Content-Type", "the body is no form with a file", "multipart/form-data");
        }

        var folder = System.IO.Path.Combine(dataDirectory, "incoming", $"{Environment.ProcessId}-{Interlocked.Increment(ref _last)}");
        Directory.CreateDirectory(folder);
        var upload = new UploadedFile(folder);
        try
        {
            await upload.Take(new MultipartReader(boundary, http.Request.Body), http.RequestAborted);
            return upload;
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
        {
            upload.Dispose();
            throw new InvalidInputException("BODY_MALFORMED", "body", "the form ends early or is malformed", "multipart/form-data");
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task Take(MultipartReader form, CancellationToken cancel)
    {
        while (await form.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                throw new InvalidInputException("BODY_MALFORMED", "body", "a part says not what it is", "parts with a name");
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (disposition.IsFileDisposition())
            {
                await TakeFile(section.Body, disposition, cancel);
            }
            else if (Fields.Count >= FieldsMax || !Fields.TryAdd(name, await Text(section, name, cancel)))
            {
                throw new InvalidInputException("BODY_FIELD", $"body.{Json.TextValue.Shorten(name)}", "there are too many fields, or it is there twice", "each field once");
            }
        }

        if (Path.Length == 0)
        {
            throw new InvalidInputException("BODY_FIELD_MISSING", "body.file", "it is missing", "a file of ticks or bars");
        }
    }

    private async Task TakeFile(Stream content, ContentDispositionHeaderValue disposition, CancellationToken cancel)
    {
        if (Path.Length > 0)
        {
            throw new InvalidInputException("BODY_FIELD", "body.file", "there is more than one", "one file");
        }

        var said = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        Path = System.IO.Path.Combine(_folder, Harmless(said));
        await using var file = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16, useAsync: true);
        await content.CopyToAsync(file, cancel);
    }

    private static async Task<string> Text(MultipartSection section, string name, CancellationToken cancel)
    {
        var buffer = new byte[FieldLengthMax + 1];
        var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length <= FieldLengthMax
            ? System.Text.Encoding.UTF8.GetString(buffer, 0, length)
            : throw new InvalidInputException("BODY_FIELD", $"body.{Json.TextValue.Shorten(name)}", "it is too long", $"at most {FieldLengthMax} characters");
    }

    /// <summary>The last part of a stranger's path, of letters, digits, points and dashes only.</summary>
    private static string Harmless(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var kept = string.Concat(last.Where(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_')).TrimStart('.');
        return kept.Length == 0 ? "file" : kept.Length <= 100 ? kept : kept[^100..];
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Arus.Language.Providers;

/// <summary>
/// Stands between a provider's client library and the network: turns every answer that is no success into a <see cref="ProviderFaultException"/>, with the
/// wait the provider asks for, and ends answers that are too long.
/// </summary>
internal sealed class ProviderGate(HttpMessageHandler inner, TimeProvider time, long bytesMax) : DelegatingHandler(inner)
{
    private const int FaultBytesMax = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException unreachable)
        {
            throw new ProviderFaultException(ProviderFaultKind.Down, unreachable.Message, null, unreachable);
        }

        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                throw await Fault(response, cancellationToken);
            }
        }

        var bounded = new StreamContent(new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken), bytesMax));
        foreach (var header in response.Content.Headers.Where(header => header.Key != "Content-Length"))
        {
            bounded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = bounded;
        return response;
    }

    private async Task<ProviderFaultException> Fault(HttpResponseMessage response, CancellationToken stop)
    {
        var body = await Body(response, stop);
        var status = (int)response.StatusCode;
        var kind = status switch
        {
            401 or 403 => ProviderFaultKind.Key,
            402 => ProviderFaultKind.Balance,
            429 when body.Contains("insufficient_quota", StringComparison.Ordinal) => ProviderFaultKind.Balance,
            429 or 529 => ProviderFaultKind.Busy,
            408 or 409 or >= 500 => ProviderFaultKind.Down,
            _ => ProviderFaultKind.Request,
        };

        // The text of an answer may hold what was sent; only the status is kept.
        return new ProviderFaultException(kind, string.Create(CultureInfo.InvariantCulture, $"the provider answered {status}"), RetryAfter(response, body));
    }

    private static async Task<string> Body(HttpResponseMessage response, CancellationToken stop)
    {
        var buffer = new byte[FaultBytesMax];
        using var stream = await response.Content.ReadAsStreamAsync(stop);
        try
        {
            return System.Text.Encoding.UTF8.GetString(buffer, 0, await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop));
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return "";
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response, string body)
    {
        if (response.Headers.TryGetValues("retry-after-ms", out var values)
            && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 1e9)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        return response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
            _ => response.StatusCode == HttpStatusCode.TooManyRequests ? RetryInfo(body) : null,
        };
    }

    /// <summary>Google says it in the body: <c>"retryDelay": "20s"</c>.</summary>
    private static TimeSpan? RetryInfo(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().FirstOrDefault() : document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Array
                    ? details.EnumerateArray().Select(Delay).FirstOrDefault(delay => delay is not null)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? Delay(JsonElement detail) =>
        detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("retryDelay", out var delay) && delay.ValueKind == JsonValueKind.String
        && double.TryParse(delay.GetString()!.TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : null;
}

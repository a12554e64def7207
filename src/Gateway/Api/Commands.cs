using System.Security.Cryptography;
using System.Text.Json;
using Arus.Contracts.Live;
using Arus.Gateway.Json;
using Microsoft.AspNetCore.Http;

namespace Arus.Gateway.Api;

/// <summary>
/// Sends commands to the session. The key a client gives names the command, so that a request sent again does nothing again; the same key with
/// another request is a mistake and is told.
/// </summary>
internal sealed class Commands(ILiveRunner live)
{
    public const string KeyHeader = "Idempotency-Key";
    public const int KeyLengthMax = 64;

    /// <summary>How many keys' requests are remembered; older keys are still done only once, by the session.</summary>
    private const int RememberedMax = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _requests = [];
    private readonly Queue<string> _order = [];

    /// <summary>The id of the command a request asks for.</summary>
    /// <exception cref="InvalidInputException">The header is missing or malformed.</exception>
    /// <exception cref="KeyReusedException">The key came with another request before.</exception>
    public string Id<T>(HttpContext http, T body)
    {
        var key = http.Request.Headers[KeyHeader] is [{ } only] ? only : "";
        if (key.Length is 0 or > KeyLengthMax || !key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            throw new InvalidInputException(
                "IDEMPOTENCY_KEY", KeyHeader, key.Length == 0 ? "it is missing" : "it is malformed", $"1 to {KeyLengthMax} characters of A–Z, a–z, 0–9, '-' and '_'");
        }

        var id = $"{http.Tenant()}.{http.UserName()}.{key}";
        var said = JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options);
        var request = $"{http.Request.Method} {http.Request.Path} {Convert.ToHexString(SHA256.HashData(said))}";
        lock (_gate)
        {
            if (_requests.TryGetValue(id, out var before))
            {
                return before == request ? id : throw new KeyReusedException();
            }

            _requests[id] = request;
            _order.Enqueue(id);
            if (_order.Count > RememberedMax)
            {
                _requests.Remove(_order.Dequeue());
            }
        }

        return id;
    }

    /// <summary>Sends one and answers what became of it. It is done even when the client has gone away meanwhile.</summary>
    public async Task<IResult> Send(HttpContext http, LiveCommand command, Func<CommandResult, Task<IResult>> done)
    {
        var result = await live.Session.Send(http.Tenant(), command, CancellationToken.None);
        return result.Fault is { } fault ? Problems.Conflict(http, fault) : await done(result);
    }
}

/// <summary>A key was used for another request before.</summary>
internal sealed class KeyReusedException() : Exception("The key came with another request before.");

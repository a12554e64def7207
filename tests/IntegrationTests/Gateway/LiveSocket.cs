using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Arus.IntegrationTests.Gateway;

/// <summary>A client of the live stream that speaks its JSON protocol by hand.</summary>
internal sealed class LiveSocket : IDisposable
{
    private const char RecordSeparator = '\u001e';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonElement> _read = new();
    private readonly StringBuilder _rest = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Connects and shakes hands.</summary>
    public static async Task<LiveSocket> Connect(Uri address, string token)
    {
        var socket = new LiveSocket();
        using var patience = new CancellationTokenSource(Patience);
        await socket._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/live", Query = $"access_token={token}" }.Uri, patience.Token);
        await socket.Send("""{"protocol":"json","version":1}""");
        var answer = await socket.Next();
        Assert.Equal("{}", answer.GetRawText());
        return socket;
    }

    public Task Subscribe(object wanted) => Send(JsonSerializer.Serialize(new { type = 1, target = "subscribe", arguments = new[] { wanted } }));

    public async Task Send(string message)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message + RecordSeparator), WebSocketMessageType.Text, true, patience.Token);
    }

    /// <summary>The next message of a method; others are passed by.</summary>
    public async Task<JsonElement> Next(string target)
    {
        while (true)
        {
            var message = await Next();
            if (message.TryGetProperty("target", out var named) && named.GetString() == target)
            {
                return message.GetProperty("arguments")[0];
            }
        }
    }

    /// <summary>The error of the message that ends the connection.</summary>
    public async Task<string> Ended()
    {
        while (true)
        {
            var message = await Next();
            if (message.TryGetProperty("type", out var type) && type.GetInt32() == 7)
            {
                return message.TryGetProperty("error", out var error) ? error.GetString()! : "";
            }
        }
    }

    /// <summary>The next message whatever it is.</summary>
    public async Task<JsonElement> Next()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (_read.Count == 0)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("The server ended the connection.");
            }

            _rest.Append(Encoding.UTF8.GetString(_buffer, 0, received.Count));
            var text = _rest.ToString();
            var end = text.LastIndexOf(RecordSeparator);
            if (end >= 0)
            {
                foreach (var record in text[..end].Split(RecordSeparator))
                {
                    _read.Enqueue(JsonDocument.Parse(record).RootElement.Clone());
                }

                _rest.Clear().Append(text.AsSpan(end + 1));
            }
        }

        return _read.Dequeue();
    }

    public void Dispose() => _socket.Dispose();
}

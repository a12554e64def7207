using System.Net.WebSockets;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>What came.</summary>
internal enum Received
{
    /// <summary>A text message.</summary>
    Text,

    /// <summary>A binary frame.</summary>
    Binary,

    /// <summary>More than the limit of its kind.</summary>
    TooLarge,

    /// <summary>The other side closes.</summary>
    Close,

    /// <summary>The connection is gone, perhaps within a message.</summary>
    Cut,
}

/// <summary>Puts whole messages together from a socket, up to the limits of the protocol; the memory grows with what is sent, not before.</summary>
internal sealed class MessageReceiver(WebSocket socket)
{
    private const int FirstBytes = 8 * 1024;

    private byte[] _buffer = new byte[FirstBytes];
    private int _length;

    /// <summary>The last message; until the next is read.</summary>
    public ReadOnlySpan<byte> Message => _buffer.AsSpan(0, _length);

    public async ValueTask<Received> Read(CancellationToken stop)
    {
        _length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(_buffer.AsMemory(_length), stop);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return Received.Close;
                }

                _length += part.Count;
                var isText = part.MessageType == WebSocketMessageType.Text;
                if (_length > (isText ? T5B.TextBytesMax : T5B.FrameBytesMax))
                {
                    return Received.TooLarge;
                }

                if (part.EndOfMessage)
                {
                    return isText ? Received.Text : Received.Binary;
                }

                if (_length == _buffer.Length)
                {
                    Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, T5B.FrameBytesMax + 1));
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            return Received.Cut;
        }
    }
}

using System.Net.WebSockets;
using System.Text;
using Arus.Contracts.Terminals;
using Arus.Terminals.Protocol;
using Arus.UnitTests.Terminals;

namespace Arus.IntegrationTests.Terminals.Bridge;

/// <summary>A terminal made by hand over a real socket: it says exactly what a test tells it to.</summary>
internal sealed class RawTerminal : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] _buffer = new byte[T5B.TextBytesMax];

    public ClientWebSocket Socket { get; } = new();

    public Welcome? Welcome { get; private set; }

    public ulong Sequence { get; set; }

    public async Task Connect(Uri address)
    {
        Socket.Options.AddSubProtocol(T5B.SubProtocol);
        await Socket.ConnectAsync(address, new CancellationTokenSource(Patience).Token);
    }

    /// <summary>Connects and gets in, up to and without the first numbered message.</summary>
    public async Task<RawTerminal> Enter(Uri address, TerminalKey key, Resume? resume = null)
    {
        await Connect(address);
        await Authenticate(key, SampleMessages.Hello(resume));
        Welcome = await Await<Welcome>();
        Sequence = Welcome.FromSeq - 1;
        await Send(new BrokerTime(7_200, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + 7_200_000));
        await Send(SampleMessages.Symbol());
        return this;
    }

    /// <summary>Says the account, by which the symbols are complete.</summary>
    public Task SayAccount() => Send(SampleMessages.Account(++Sequence));

    public async Task Authenticate(TerminalKey key, Hello hello)
    {
        await Send(hello);
        var challenge = await Await<Challenge>();
        await Send(new Authenticate(key.Id, AuthenticationProof.Compute(key.Secret, hello.Nonce, challenge.Nonce, hello.Login, hello.Server)));
    }

    public Task Send(Message message) => SendText(MessageText.Write(message));

    public Task SendText(ReadOnlyMemory<byte> utf8) => Socket.SendAsync(utf8, WebSocketMessageType.Text, true, new CancellationTokenSource(Patience).Token).AsTask();

    public Task SendBinary(ReadOnlyMemory<byte> bytes) => Socket.SendAsync(bytes, WebSocketMessageType.Binary, true, new CancellationTokenSource(Patience).Token).AsTask();

    public Task SendTicks(bool isBackfill, params WireTick[] ticks) => SendBinary(SampleMessages.Frame(++Sequence, isBackfill, ticks));

    /// <summary>The next message of a kind; others before it are passed over. Null when the server closes first.</summary>
    public async Task<TMessage?> Next<TMessage>()
        where TMessage : Message
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var length = 0;
            while (true)
            {
                var part = await Socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                length += part.Count;
                if (part.EndOfMessage)
                {
                    break;
                }
            }

            var (message, fault) = MessageText.ReadOfServer(_buffer.AsSpan(0, length));
            Assert.True(fault is null, $"{fault} {Encoding.UTF8.GetString(_buffer.AsSpan(0, length))}");
            if (message is TMessage wanted)
            {
                return wanted;
            }
        }
    }

    public async Task<TMessage> Await<TMessage>()
        where TMessage : Message => await Next<TMessage>() ?? throw new InvalidOperationException($"closed with {Socket.CloseStatus} {Socket.CloseStatusDescription}");

    /// <summary>The last error before the server closes, and the code it closes with.</summary>
    public async Task<(string Code, int Close)> AwaitClose()
    {
        var code = "";
        while (await Next<Message>() is { } message)
        {
            code = message switch
            {
                Failure failure => failure.Code,
                Goodbye goodbye => goodbye.Code,
                _ => code,
            };
        }

        return (code, (int)Socket.CloseStatus!.Value);
    }

    /// <summary>Waits for acknowledgements up to a number.</summary>
    public async Task AwaitAcknowledged(ulong upTo)
    {
        while ((await Await<SequenceAcknowledged>()).UpTo < upTo)
        {
        }
    }

    public void Dispose() => Socket.Dispose();
}

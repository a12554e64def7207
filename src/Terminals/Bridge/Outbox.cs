using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>An order on its way out.</summary>
/// <param name="Utf8">The message.</param>
/// <param name="ClientId">Its client order id.</param>
/// <param name="Opens">Whether a halt keeps it from leaving.</param>
internal readonly record struct OutboundOrder(ReadOnlyMemory<byte> Utf8, string ClientId, bool Opens);

/// <summary>Where messages for a terminal go: kept apart from the socket so that the rest can be tried without one.</summary>
internal interface IOutbound
{
    /// <summary>Queues a message behind the orders; false when the terminal does not read and is being closed for it.</summary>
    bool Send(Message message);

    /// <summary>Says what is wrong and closes; the first reason stays.</summary>
    void End(int closeCode, string errorCode, string reason);

    /// <summary>There may be something to acknowledge.</summary>
    void Acknowledge();
}

/// <summary>
/// What waits to be sent on one connection, and the only writer of its socket. An order that finds nobody writing is handed to the socket by the thread that
/// brings it; else orders and halts wait in a queue of their own and go first. The newest acknowledgement replaces those before it; a terminal that does not
/// read is closed, and holds nobody else up.
/// </summary>
internal sealed class Outbox(WebSocket socket, TimeProvider time) : IOutbound, IDisposable
{
    public const int WaitingMax = 1_024;
    public const int OrdersWaitingMax = 256;

    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentQueue<OutboundOrder> _orders = new();
    private readonly ConcurrentQueue<byte[]> _rest = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // Whoever holds it writes; nobody dequeues an order without it, so that orders leave as they came.
    private readonly SemaphoreSlim _writing = new(1, 1);

    // What an order must pass last; set when the connection may send.
    private volatile Func<OutboundOrder, bool>? _mayLeave;

    // Set once; the writer sends it last.
    private Ending? _ending;
    private ITimer? _abort;
    private long _sendingSince;
    private int _acknowledging;

    /// <summary>Whether the connection is being closed by us.</summary>
    public bool IsEnding => Volatile.Read(ref _ending) is not null;

    /// <summary>Why; null when we do not close.</summary>
    public string? EndingCode => Volatile.Read(ref _ending)?.ErrorCode;

    public bool Send(Message message)
    {
        if (_rest.Count >= WaitingMax)
        {
            End(CloseCode.Rate, ErrorCode.Rate, "the terminal does not read what it is sent");
            return false;
        }

        _rest.Enqueue(MessageText.Write(message));
        Wake();
        return true;
    }

    /// <summary>Sends or queues an order, a halt, or what must come before them. Where there is no room it is not sent, and the connection ends for it.</summary>
    public void SendOrder(in OutboundOrder order)
    {
        if (_mayLeave is { } mayLeave && _writing.Wait(0))
        {
            if (_orders.IsEmpty && !IsEnding)
            {
                SendAtOnce(order, mayLeave);
                return;
            }

            _writing.Release();
        }

        if (_orders.Count >= OrdersWaitingMax)
        {
            End(CloseCode.Rate, ErrorCode.Rate, "the terminal does not read what it is sent");
            return;
        }

        _orders.Enqueue(order);
        Wake();
    }

    public void Acknowledge()
    {
        Volatile.Write(ref _acknowledging, 1);
        Wake();
    }

    public void End(int closeCode, string errorCode, string reason)
    {
        if (Interlocked.CompareExchange(ref _ending, new(closeCode, errorCode, reason), null) is not null)
        {
            return;
        }

        // Whoever does not answer the closing in time is cut off.
        _abort = time.CreateTimer(_ => socket.Abort(), null, ClosePatience, Timeout.InfiniteTimeSpan);
        Wake();
    }

    /// <summary>Closes a connection that has not taken what it is sent for too long.</summary>
    public void Watch()
    {
        var since = Volatile.Read(ref _sendingSince);
        if (since != 0 && time.GetElapsedTime(since) >= SendPatience)
        {
            End(CloseCode.Rate, ErrorCode.Rate, "the terminal does not read what it is sent");
        }
    }

    /// <summary>Sends until the connection ends.</summary>
    /// <param name="acknowledgeable">What is written down.</param>
    /// <param name="mayLeave">The last gate: whether an order may leave now.</param>
    /// <param name="stop">The connection is over.</param>
    public async Task Run(Func<ulong> acknowledgeable, Func<OutboundOrder, bool> mayLeave, CancellationToken stop)
    {
        try
        {
            var acknowledged = 0UL;
            _mayLeave = mayLeave;
            while (await _wake.Reader.WaitToReadAsync(stop))
            {
                _wake.Reader.TryRead(out _);
                await _writing.WaitAsync(stop);
                while (!IsEnding)
                {
                    if (_orders.TryDequeue(out var order))
                    {
                        if (mayLeave(order))
                        {
                            await Write(order.Utf8);
                        }
                    }
                    else if (Interlocked.Exchange(ref _acknowledging, 0) == 1)
                    {
                        if (acknowledgeable() is var upTo && upTo > acknowledged)
                        {
                            acknowledged = upTo;
                            await Write(MessageText.Write(new SequenceAcknowledged(upTo)));
                        }
                    }
                    else if (_rest.TryDequeue(out var message))
                    {
                        await Write(message);
                    }
                    else
                    {
                        break;
                    }
                }

                if (IsEnding)
                {
                    await SayGoodbye(_ending!);
                    return;
                }

                _writing.Release();
            }
        }
        catch (Exception error) when (IsGone(error))
        {
            // The socket is gone; the reader notices as well, and ends the connection.
            socket.Abort();
        }
    }

    public void Dispose()
    {
        _mayLeave = null;
        _abort?.Dispose();
    }

    private async Task SayGoodbye(Ending ending)
    {
        // What explains the end goes out before it.
        while (_rest.TryDequeue(out var message))
        {
            await Write(message);
        }

        Message last = ending.CloseCode == CloseCode.Bye ? new Goodbye(ending.ErrorCode, ending.Reason) : new Failure(ending.ErrorCode, ending.Reason);
        await Write(MessageText.Write(last));
        await socket.CloseOutputAsync((WebSocketCloseStatus)ending.CloseCode, Shorten(ending.Reason), CancellationToken.None);
    }

    /// <summary>Hands one order to the socket without waiting; who holds the turn to write calls it, and it gives the turn back. What was queued
    /// meanwhile has woken the writer, who waits for the turn.</summary>
    private void SendAtOnce(in OutboundOrder order, Func<OutboundOrder, bool> mayLeave)
    {
        if (!mayLeave(order))
        {
            _writing.Release();
            return;
        }

        var writing = Write(order.Utf8);
        if (writing.IsCompletedSuccessfully)
        {
            _writing.Release();
            return;
        }

        _ = Finish(writing);
    }

    private async Task Finish(ValueTask writing)
    {
        try
        {
            await writing;
            _writing.Release();
        }
        catch (Exception error) when (IsGone(error))
        {
            socket.Abort();
        }
    }

    private async ValueTask Write(ReadOnlyMemory<byte> utf8)
    {
        Volatile.Write(ref _sendingSince, time.GetTimestamp());
        await socket.SendAsync(utf8, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        Volatile.Write(ref _sendingSince, 0);
    }

    private static bool IsGone(Exception error) =>
        error is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    // The reason of a closing has 123 bytes at most.
    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40];

    private void Wake() => _wake.Writer.TryWrite(true);

    private sealed record Ending(int CloseCode, string ErrorCode, string Reason);
}

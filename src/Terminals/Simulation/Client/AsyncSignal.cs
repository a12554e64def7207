using System.Threading.Channels;

namespace Arus.Terminals.Simulation.Client;

/// <summary>Wakes one waiter; set several times before it looks, it wakes once.</summary>
internal sealed class AsyncSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _set.Writer.TryWrite(true);

    public ValueTask<bool> Wait(CancellationToken cancel) => _set.Reader.ReadAsync(cancel);
}

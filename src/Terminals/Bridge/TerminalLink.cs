using System.Threading.Channels;
using Arus.Contracts.Terminals;
using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>
/// The way of orders to one terminal, and the last gate: while halted, an opening order does not pass, neither here nor out of the queue. What cannot be
/// handed to an open socket is dropped; the engine asks what became of it.
/// </summary>
internal sealed class TerminalLink(TimeProvider time) : IVenueLink
{
    private readonly Channel<VenueReport> _reports = Channel.CreateUnbounded<VenueReport>(new() { SingleReader = true });
    private volatile Way? _way;
    private volatile Halt _halt = new(WireHalt.Off, "");

    /// <summary>What the link itself has to say to the engine: what it refused, and how it is.</summary>
    public ChannelReader<VenueReport> Reports => _reports.Reader;

    /// <summary>Opens the way, and tells the terminal how the switch is.</summary>
    public void Attach(Outbox outbox, SymbolTable symbols, BridgeOptions options)
    {
        _way = new(outbox, symbols, options);
        TellState();
    }

    /// <summary>Closes the way.</summary>
    public void Detach() => _way = null;

    /// <summary>Says something to the engine, behind what was said before.</summary>
    public void Report(VenueReport report) => _reports.Writer.TryWrite(report);

    public void Send(in VenueRequest request, string clientId)
    {
        if (request.IsOpening && _halt.Mode != WireHalt.Off)
        {
            Refuse(clientId, ErrorCode.Halted);
            return;
        }

        if (_way is not { } way)
        {
            return;
        }

        var nowMicros = Timestamp.From(time.GetUtcNow()).Nanos / 1_000;
        var (message, code) = OrderEncoder.Encode(
            request, clientId, way.Symbols.Published.GetValueOrDefault(request.Instrument), nowMicros, way.Options.OrderTimeToLive, way.Options.LotsMax);
        if (message is null)
        {
            Refuse(clientId, code);
            return;
        }

        way.Outbox.SendOrder(new(MessageText.Write(message), clientId, request.IsOpening));
    }

    public void SetState(TradingState state, string reason)
    {
        _halt = new(state == TradingState.Active ? WireHalt.Off : WireHalt.NoNew, reason);
        TellState();
    }

    /// <summary>Whether an order may leave the queue: a halt may have come since it was put there.</summary>
    public bool MayLeave(OutboundOrder order)
    {
        if (!order.Opens || _halt.Mode == WireHalt.Off)
        {
            return true;
        }

        Refuse(order.ClientId, ErrorCode.Halted);
        return false;
    }

    private void TellState() => _way?.Outbox.SendOrder(new(MessageText.Write(_halt), "", Opens: false));

    private void Refuse(string clientId, string code) => Report(new VenueAcknowledged(clientId, VenueAcknowledgement.Refused, code));

    private sealed record Way(Outbox Outbox, SymbolTable Symbols, BridgeOptions Options);
}

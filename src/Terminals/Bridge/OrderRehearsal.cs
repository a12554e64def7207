using Arus.Contracts.Trading;
using Arus.Terminals.Protocol;

namespace Arus.Terminals.Bridge;

/// <summary>
/// Encodes one request of each kind and throws it away, so that code is compiled before the first order needs it: on a cold process that takes longer than
/// the order's whole way.
/// </summary>
internal static class OrderRehearsal
{
    private const decimal LotsMax = 1;
    private static ReadOnlySpan<byte> Symbol => """
        {"t":"sym","id":7,"sym":"EURUSD.m","digits":5,"point":0.00001,"tickSize":0.00001,"tickValueProfit":1.0,"tickValueLoss":1.0,"contract":100000,"volMin":0.01,"volMax":50,"volStep":0.01,"volLimit":0,"stopsLevel":10,"freezeLevel":0,"exec":"SYMBOL_TRADE_EXECUTION_MARKET","tradeMode":"SYMBOL_TRADE_MODE_FULL","calcMode":"SYMBOL_CALC_MODE_FOREX","fillMask":3,"expMask":15,"orderMask":127,"swapMode":"SYMBOL_SWAP_MODE_POINTS","swapLong":-7.2,"swapShort":2.1,"swapDays":[0,1,1,3,1,1,0],"roll3":"WEDNESDAY","marginInit":0,"base":"EUR","profit":"USD","margin":"EUR","sessions":[[],[[300,86100]],[[300,86100]],[[300,86100]],[[300,86100]],[[300,86100]],[]]}
        """u8;

    /// <summary>Returns how many messages came of it.</summary>
    public static int Run()
    {
        var (symbol, fault) = MessageText.ReadOfTerminal(Symbol);
        if (symbol is not SymbolSpecification specification)
        {
            throw new InvalidOperationException(fault?.What);
        }

        var price = Price.From(1.1m);
        var messages = 0;
        foreach (var kind in Enum.GetValues<VenueRequestKind>())
        {
            var request = new VenueRequest(
                kind, new OrderId(1), InstrumentId.Of("EURUSD"), Side.Buy, OrderKind.Limit, Quantity.From(1_000), price, price, price, price, TimeInForce.Day, 1, 1, true, default);
            var (message, _) = OrderEncoder.Encode(in request, "REHEARSAL1", specification, 0, TimeSpan.FromSeconds(1), LotsMax);
            messages += message is not null && MessageText.Write(message).Length > 0 ? 1 : 0;
        }

        return messages;
    }
}

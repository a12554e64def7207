using Arus.Terminals.Protocol;

namespace Arus.UnitTests.Terminals;

/// <summary>What an ordinary terminal says.</summary>
internal static class SampleMessages
{
    public static Hello Hello(Resume? resume = null, long login = 5012345) => new()
    {
        V = 1,
        App = "test",
        Build = "1",
        Term = new(5430, "MetaQuotes Ltd.", "9f1c"),
        Login = login,
        Server = "Demo-Server",
        Company = "Example Broker",
        Currency = "USD",
        MarginMode = WireMarginMode.RetailHedging,
        TradeMode = WireAccountKind.Demo,
        Nonce = "client-nonce-1",
        Resume = resume,
        Caps = ["bin", "trade"],
    };

    public static SymbolSpecification Symbol(string name = "EURUSD.m", uint id = 7, string profit = "USD", decimal contract = 100_000m) => new()
    {
        Id = id,
        Sym = name,
        Digits = 5,
        Point = 0.00001m,
        TickSize = 0.00001m,
        TickValueProfit = 1,
        TickValueLoss = 1,
        Contract = contract,
        VolMin = 0.01m,
        VolMax = 50,
        VolStep = 0.01m,
        VolLimit = 0,
        StopsLevel = 0,
        FreezeLevel = 0,
        Exec = WireExecution.Market,
        TradeMode = WireSymbolMode.Full,
        CalcMode = WireCalculation.Forex,
        FillMask = 3,
        ExpMask = 15,
        OrderMask = 127,
        SwapMode = WireSwapMode.Points,
        SwapLong = -7,
        SwapShort = 2,
        SwapDays = [0, 1, 1, 3, 1, 1, 0],
        Roll3 = WireDay.Wednesday,
        MarginInit = 0,
        Base = "EUR",
        Profit = profit,
        Margin = "EUR",
        Sessions = [[], [], [], [], [], [], []],
    };

    public static AccountState Account(ulong sequence) => new()
    {
        Seq = sequence,
        Balance = 10_000,
        Credit = 0,
        Profit = 0,
        Equity = 10_000,
        Margin = 0,
        MarginFree = 10_000,
        MarginLevel = 0,
        SoCall = 100,
        SoSo = 50,
        SoMode = WireStopOutMode.Percent,
        TradeAllowed = true,
        ExpertAllowed = true,
        BrokerLink = true,
    };

    public static Fill Fill(ulong sequence, string symbol = "EURUSD.m") => new()
    {
        Seq = sequence,
        Deal = 8003,
        Order = 7003,
        PosId = 7001,
        Sym = symbol,
        Side = WireSide.Buy,
        Entry = WireDealEntry.In,
        Volume = "0.3",
        Price = 1.08532m,
        Commission = -1.05m,
        Swap = 0,
        Profit = 0,
        Fee = -0.1m,
        Reason = WireDealReason.Expert,
        TimeMsc = 1_763_719_205_310,
        Cid = "4K2M9X7Q0000003",
    };

    public static PositionUpdate Position(ulong sequence) => new()
    {
        Seq = sequence,
        PosId = 7001,
        Ticket = 7001,
        Sym = "EURUSD.m",
        Side = WireSide.Sell,
        Volume = "0.2",
        Price = 1.08531m,
        Sl = 1.08731m,
        Tp = 0,
        Swap = -0.3m,
        Profit = -2.1m,
        TimeMsc = 1_763_719_205_310,
    };

    public static OrderUpdate Order(ulong sequence, WireOrderType type = WireOrderType.BuyStopLimit) => new()
    {
        Seq = sequence,
        Ord = 9002,
        Sym = "EURUSD.m",
        Type = type,
        State = WireOrderState.Placed,
        Volume = "0.1",
        Px = 1.09m,
        StopLimit = 1.089m,
        Sl = 1.08m,
        Tp = 1.1m,
        TimeMsc = 1_763_719_205_310,
    };

    public static OrderResult Result(ulong sequence, int code = 10009) => new()
    {
        Seq = sequence,
        Cid = "4K2M9X7Q0000003",
        Retcode = code,
        Retext = "done",
        Order = 7003,
        Deal = 8003,
        Volume = "0.3",
        Price = 1.08532m,
        Bid = 1.08525m,
        Ask = 1.08532m,
        ReqId = 12,
        LatUs = 51_877,
        Sym = "EURUSD.m",
    };

    public static Snapshot Snapshot(ulong sequence, int part = 1, int parts = 1) => new()
    {
        Seq = sequence,
        Part = part,
        Parts = parts,
        AsOfSeq = sequence - 1,
        Since = 1_763_625_600_000,
        Positions = [Position(0)],
        Orders = [Order(0)],
        Deals = [Fill(0)],
        Outcomes = [Result(0)],
    };

    /// <summary>A frame of ticks of symbol 7 with 5 digits.</summary>
    public static byte[] Frame(ulong sequence, bool isBackfill, params ReadOnlySpan<WireTick> ticks)
    {
        var frame = new byte[TickFrame.BytesMax(ticks.Length)];
        return frame[..TickFrame.Write(frame, sequence, 1_763_712_001_100_000, 7, 5, isBackfill, ticks)];
    }
}

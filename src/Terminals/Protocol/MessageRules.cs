using System.Globalization;

namespace Arus.Terminals.Protocol;

/// <summary>What the types of fields cannot say: ranges, and which text is a number or an id.</summary>
internal static class MessageRules
{
    private const int NonceLengthMin = 8;
    private const int TextLengthMax = 128;

    /// <summary>The first fault; null for none.</summary>
    public static ProtocolFault? FindFault(Message message) => message switch
    {
        SequencedMessage { Seq: 0 } => Fault("seq", "is missing, or 0; sequence numbers begin at 1"),
        Hello hello => Find(hello),
        Challenge { Nonce: var nonce } when !IsName(nonce, NonceLengthMin) => Fault("nonce", "is 8 to 128 letters, digits, - or _"),
        Authenticate auth => !IsName(auth.Key, 1) ? Fault("key", "is 1 to 128 letters, digits, - or _")
            : auth.Proof.Length != 64 ? Fault("proof", "is 64 hexadecimal digits") : null,
        SymbolSpecification symbol => Find(symbol),
        BrokerTime { TzOff: var off } when Math.Abs((long)off) > T5B.OffsetSecondsMax || off % T5B.OffsetStepSeconds != 0 =>
            Fault("tzOff", string.Create(CultureInfo.InvariantCulture, $"was {off}; a multiple of 900 from -50400 to 50400")),
        Snapshot snapshot => Find(snapshot),
        OrderAcknowledged { Cid: var cid } when !ClientOrderId.IsValid(cid) => Fault("cid", ClientOrderId.Rule),
        OrderResult result => Find(result, ""),
        Fill fill => Find(fill, ""),
        PositionUpdate position => Find(position, ""),
        OrderUpdate order => Find(order, ""),
        Order { Cid: var cid } when !ClientOrderId.IsValid(cid) => Fault("cid", ClientOrderId.Rule),
        Order { Lots: { } lots } when !Lots.TryParse(lots, out _) => Fault("lots", Lots.Rule),
        Order { TtlMs: <= 0 } => Fault("ttlMs", "is positive"),
        _ => null,
    };

    private static ProtocolFault? Find(Hello hello) =>
        hello.Login <= 0 ? Fault("login", "is positive")
        : hello.Server.Length is 0 or > TextLengthMax ? Fault("server", "is 1 to 128 characters")
        : hello.Company.Length > TextLengthMax ? Fault("company", "is 128 characters at most")
        : hello.Currency.Length is 0 or > 8 ? Fault("currency", "is 1 to 8 characters")
        : !IsName(hello.Nonce, NonceLengthMin) ? Fault("nonce", "is 8 to 128 letters, digits, - or _")
        : hello.Resume is { Sid: var sid } && !IsName(sid, 1) ? Fault("resume.sid", "is 1 to 128 letters, digits, - or _")
        : null;

    private static ProtocolFault? Find(SymbolSpecification symbol) =>
        symbol.Sym.Length is 0 or > 64 ? Fault("sym", "is 1 to 64 characters")
        : symbol.Digits is < 0 or > 9 ? Fault("digits", "is 0 to 9")
        : symbol.TickSize <= 0 ? Fault("tickSize", "is positive")
        : symbol.Contract is <= 0 or > 1_000_000_000m ? Fault("contract", "is positive and 1,000,000,000 at most")
        : symbol.VolStep <= 0 ? Fault("volStep", "is positive")
        : symbol.SwapDays.Count != 7 ? Fault("swapDays", "has 7 entries")
        : symbol.Sessions.Count != 7 || symbol.Sessions.Any(day => day.Any(session => session.Count != 2)) ? Fault("sessions", "has 7 lists of [from, to]")
        : null;

    private static ProtocolFault? Find(Snapshot snapshot)
    {
        if (snapshot.Parts is < 1 or > 1_000 || snapshot.Part < 1 || snapshot.Part > snapshot.Parts)
        {
            return Fault("part", "is 1 to parts, and parts 1 to 1,000");
        }

        return snapshot.Positions.Select((item, at) => Find(item, Inside("positions", at)))
            .Concat(snapshot.Orders.Select((item, at) => Find(item, Inside("orders", at))))
            .Concat(snapshot.Deals.Select((item, at) => Find(item, Inside("deals", at))))
            .Concat(snapshot.Outcomes.Select((item, at) => Find(item, Inside("outcomes", at))))
            .FirstOrDefault(fault => fault is not null);
    }

    private static ProtocolFault? Find(OrderResult result, string path) =>
        !ClientOrderId.IsValid(result.Cid) ? Fault(path + "cid", ClientOrderId.Rule)
        : result.Retcode is < 0 or > 99_999 ? Fault(path + "retcode", "is a trade return code, such as 10009")
        : result.Order < 0 || result.Deal < 0 ? Fault(path + "order", "tickets are not negative")
        : !Lots.TryParse(result.Volume, out _) ? Fault(path + "volume", Lots.Rule)
        : FindPrice(path, ("price", result.Price), ("bid", result.Bid), ("ask", result.Ask));

    private static ProtocolFault? Find(Fill fill, string path) =>
        fill.Deal <= 0 ? Fault(path + "deal", "is positive")
        : fill.Order < 0 || fill.PosId < 0 ? Fault(path + "order", "tickets are not negative")
        : !Lots.TryParse(fill.Volume, out _) ? Fault(path + "volume", Lots.Rule)
        : fill.Cid is { } cid && !ClientOrderId.IsValid(cid) ? Fault(path + "cid", ClientOrderId.Rule)
        : !IsTime(fill.TimeMsc) ? Fault(path + "timeMsc", "is milliseconds since 1970, up to 2262")
        : FindPrice(path, ("price", fill.Price));

    private static ProtocolFault? Find(PositionUpdate position, string path) =>
        position.PosId <= 0 ? Fault(path + "posId", "is positive")
        : !Lots.TryParse(position.Volume, out _) ? Fault(path + "volume", Lots.Rule)
        : position.Cid is { } cid && !ClientOrderId.IsValid(cid) ? Fault(path + "cid", ClientOrderId.Rule)
        : !IsTime(position.TimeMsc) ? Fault(path + "timeMsc", "is milliseconds since 1970, up to 2262")
        : FindPrice(path, ("price", position.Price), ("sl", position.Sl), ("tp", position.Tp));

    private static ProtocolFault? Find(OrderUpdate order, string path) =>
        order.Ord <= 0 ? Fault(path + "ord", "is positive")
        : !Lots.TryParse(order.Volume, out _) ? Fault(path + "volume", Lots.Rule)
        : order.Cid is { } cid && !ClientOrderId.IsValid(cid) ? Fault(path + "cid", ClientOrderId.Rule)
        : !IsTime(order.TimeMsc) ? Fault(path + "timeMsc", "is milliseconds since 1970, up to 2262")
        : FindPrice(path, ("px", order.Px), ("stopLimit", order.StopLimit), ("sl", order.Sl), ("tp", order.Tp));

    private static ProtocolFault? FindPrice(string path, params ReadOnlySpan<(string Field, decimal Value)> prices)
    {
        foreach (var (field, value) in prices)
        {
            if (value is < 0 or > 9_000_000_000m)
            {
                return Fault(path + field, "is 0 to 9,000,000,000");
            }
        }

        return null;
    }

    // A day's room for the conversion from the broker's time to UTC.
    private static bool IsTime(long milliseconds) =>
        milliseconds is >= 86_400_000 and <= (long.MaxValue / Timestamp.NanosPerMillisecond) - 86_400_000;

    private static bool IsName(string text, int lengthMin) =>
        text.Length >= lengthMin && text.Length <= TextLengthMax && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static string Inside(string list, int at) => string.Create(CultureInfo.InvariantCulture, $"{list}[{at}].");

    private static ProtocolFault Fault(string field, string what) => new(ErrorCode.Unsupported, $"$.{field}", what);
}

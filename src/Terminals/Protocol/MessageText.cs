using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arus.Terminals.Protocol;

/// <summary>Messages as text and back. Unknown fields are ignored; a missing one, one of the wrong type and an unknown name are faults.</summary>
internal static class MessageText
{
    private const int WhatLengthMax = 200;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        Converters = { new WireNames() },
        MaxDepth = 16,
    };

    private static readonly (string Name, Type Type)[] Both =
    [
        ("hb", typeof(Heartbeat)), ("hback", typeof(HeartbeatBack)), ("ackseq", typeof(SequenceAcknowledged)), ("nak", typeof(SequenceMissing)),
        ("err", typeof(Failure)), ("bye", typeof(Goodbye)),
    ];

    private static readonly Dictionary<string, Type> OfTerminal = new((IEnumerable<KeyValuePair<string, Type>>)[.. Both.Select(Pair),
        Pair(("hello", typeof(Hello))), Pair(("auth", typeof(Authenticate))), Pair(("sym", typeof(SymbolSpecification))), Pair(("time", typeof(BrokerTime))),
        Pair(("bfdone", typeof(BackfillDone))), Pair(("acct", typeof(AccountState))), Pair(("snap", typeof(Snapshot))), Pair(("oack", typeof(OrderAcknowledged))),
        Pair(("ores", typeof(OrderResult))), Pair(("fill", typeof(Fill))), Pair(("pos", typeof(PositionUpdate))), Pair(("ord", typeof(OrderUpdate)))]);

    private static readonly Dictionary<string, Type> OfServer = new((IEnumerable<KeyValuePair<string, Type>>)[.. Both.Select(Pair),
        Pair(("challenge", typeof(Challenge))), Pair(("welcome", typeof(Welcome))), Pair(("sub", typeof(Subscribe))), Pair(("unsub", typeof(Unsubscribe))),
        Pair(("backfill", typeof(Backfill))), Pair(("snap", typeof(SnapshotRequest))), Pair(("order", typeof(Order))), Pair(("halt", typeof(Halt)))]);

    private static readonly Dictionary<Type, string> Names =
        OfTerminal.Concat(OfServer).DistinctBy(pair => pair.Value).ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Types a terminal sends.</summary>
    public static IEnumerable<string> TerminalTypes => OfTerminal.Keys;

    /// <summary>Types the server sends.</summary>
    public static IEnumerable<string> ServerTypes => OfServer.Keys;

    /// <summary>Reads what a terminal says: a message or a fault.</summary>
    public static (Message? Message, ProtocolFault? Fault) ReadOfTerminal(ReadOnlySpan<byte> utf8) => Read(utf8, OfTerminal);

    /// <summary>Reads what the server says: a message or a fault.</summary>
    public static (Message? Message, ProtocolFault? Fault) ReadOfServer(ReadOnlySpan<byte> utf8) => Read(utf8, OfServer);

    /// <summary>The name a message goes by.</summary>
    public static string NameOf(Message message) => Names[message.GetType()];

    /// <summary>Writes a message as one line of UTF-8 without the end of the line.</summary>
    public static byte[] Write(Message message)
    {
        // The type stands first, so that a reader knows early what it reads.
        var fields = JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), Options);
        var head = System.Text.Encoding.ASCII.GetBytes($"{{\"t\":\"{NameOf(message)}\"{(fields.Length > 2 ? "," : "")}");
        return [.. head, .. fields.AsSpan(1)];
    }

    private static (Message? Message, ProtocolFault? Fault) Read(ReadOnlySpan<byte> utf8, Dictionary<string, Type> types)
    {
        if (utf8.Length > T5B.TextBytesMax)
        {
            return (null, new(ErrorCode.TooLarge, "$", $"a message has 65,536 bytes at most, this one {utf8.Length}"));
        }

        try
        {
            if (TypeName(utf8) is not { } name)
            {
                return (null, new(ErrorCode.Unsupported, "$.t", "a message is an object with a text field 't'"));
            }

            if (!types.TryGetValue(name, out var type))
            {
                return (null, new(ErrorCode.Unsupported, "$.t", $"unknown type '{Shorten(name, 32)}'"));
            }

            var message = (Message)JsonSerializer.Deserialize(utf8, type, Options)!;
            return MessageRules.FindFault(message) is { } fault ? (null, fault) : (message, null);
        }
        catch (JsonException error)
        {
            return (null, new(ErrorCode.Unsupported, error.Path ?? "$", Shorten(error.Message, WhatLengthMax)));
        }
    }

    private static string? TypeName(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 16 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("t"u8);
            reader.Read();
            if (isType)
            {
                // A type is a plain word: escapes and other letters make it unknown, not unreadable.
                return reader.TokenType == JsonTokenType.String ? System.Text.Encoding.Latin1.GetString(reader.ValueSpan) : null;
            }

            reader.Skip();
        }

        return null;
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + "…";

    private static KeyValuePair<string, Type> Pair((string Name, Type Type) entry) => new(entry.Name, entry.Type);
}

using System.Buffers;
using System.Text.Json;
using Arus.Contracts.MarketData;
using Arus.Gateway.Json;

namespace Arus.Gateway.Live;

/// <summary>
/// Messages of the hub's JSON protocol, written once for all clients: an invocation without an answer, ended by the record separator.
/// </summary>
internal static class LiveFrame
{
    private const byte RecordSeparator = 0x1e;

    /// <summary>An invocation with one argument.</summary>
    public static byte[] Of<T>(string target, T argument)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Begin(json, target);
            JsonSerializer.Serialize(json, argument, ApiJson.Options);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return End(buffer);
    }

    /// <summary>An invocation with an event and its number.</summary>
    public static byte[] Numbered<T>(string target, long number, T data)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Begin(json, target);
            json.WriteStartObject();
            json.WriteNumber("number", number);
            json.WritePropertyName("data");
            JsonSerializer.Serialize(json, data, ApiJson.Options);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return End(buffer);
    }

    /// <summary>One quote, as a list of one.</summary>
    public static byte[] Of(in Tick tick)
    {
        var buffer = new ArrayBufferWriter<byte>(192);
        using (var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true }))
        {
            Span<byte> text = stackalloc byte[FixedPoint.LengthMax];
            Begin(json, "ticks");
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("instrument", text[..tick.Instrument.CopyTo(text)]);
            json.WriteString("at", tick.VenueTime.ToString());
            json.WriteString("bid", text[..FixedPoint.Write(tick.Bid.Nanos, 9, text)]);
            json.WriteString("ask", text[..FixedPoint.Write(tick.Ask.Nanos, 9, text)]);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return End(buffer);
    }

    /// <summary>The end of a connection, with its reason.</summary>
    public static byte[] Close(string reason)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("type", 7);
            json.WriteString("error", reason);
            json.WriteEndObject();
        }

        return End(buffer);
    }

    /// <summary>Several messages as one.</summary>
    public static byte[] Join(List<byte[]> frames)
    {
        var joined = new byte[frames.Sum(frame => frame.Length)];
        var at = 0;
        foreach (var frame in frames)
        {
            frame.CopyTo(joined, at);
            at += frame.Length;
        }

        return joined;
    }

    private static void Begin(Utf8JsonWriter json, string target)
    {
        json.WriteStartObject();
        json.WriteNumber("type", 1);
        json.WriteString("target", target);
        json.WriteStartArray("arguments");
    }

    private static byte[] End(ArrayBufferWriter<byte> buffer)
    {
        buffer.GetSpan(1)[0] = RecordSeparator;
        buffer.Advance(1);
        return buffer.WrittenSpan.ToArray();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Arus.Foundation.Persistence;
using Arus.Terminals.Protocol;
using Arus.Terminals.Simulation.Brokers;

namespace Arus.Terminals.Simulation.Client;

/// <summary>What became of a client order id.</summary>
/// <param name="ClientId">The id.</param>
/// <param name="At">When it was taken, market time, UTC.</param>
/// <param name="Symbol">On what.</param>
/// <param name="Refused">Why it never went to the broker; null when it did.</param>
/// <param name="Result">The broker's answer; null before there is one.</param>
internal sealed record TakenOrder(string ClientId, Timestamp At, string Symbol, string? Refused, TradeResult? Result);

/// <summary>
/// What a terminal remembers over its death, and what the broker it plays has on its books: lines of JSON, each handed to the operating system before
/// anything acts on it. A torn last line never happened.
/// </summary>
internal sealed class TerminalState : IDisposable
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PriceText(), new TimestampText(), new JsonStringEnumConverter() },
    };

    private readonly Dictionary<string, TakenOrder> _orders = [];
    private readonly Dictionary<string, string> _byComment = [];
    private readonly IDiskFile? _file;
    private long _length;

    /// <summary>Reads what is there, and goes on with it.</summary>
    /// <param name="disk">Where the file is.</param>
    /// <param name="path">Null for memory only.</param>
    /// <exception cref="InvalidInputException">A line other than the last cannot be read.</exception>
    public TerminalState(IDisk disk, string? path)
    {
        if (path is null)
        {
            return;
        }

        _file = disk.Exists(path) ? disk.Open(path, forWriting: true) : disk.Create(path);
        var bytes = new byte[_file.Length];
        var content = bytes.AsSpan(0, _file.Read(0, bytes));
        for (var number = 1; content.IndexOf((byte)'\n') is >= 0 and var end; number++)
        {
            try
            {
                Apply(JsonSerializer.Deserialize<Line>(content[..end], Options)!);
            }
            catch (JsonException)
            {
                _file.Dispose();
                throw new InvalidInputException("STATE_INVALID", $"{path}:{number}", "is no line of a terminal's state", "a file that arus terminal wrote, or a new name");
            }

            content = content[(end + 1)..];
            _length += end + 1;
        }

        _file.Truncate(_length);
    }

    /// <summary>What the broker told before.</summary>
    public List<Transaction> Changes { get; } = [];

    /// <summary>What is refused; kept over a restart.</summary>
    public WireHalt Halt { get; private set; } = WireHalt.Off;

    /// <summary>The newest acknowledged tick of each symbol, in milliseconds.</summary>
    public Dictionary<string, long> Acknowledged { get; } = [];

    /// <summary>Every order taken, in no order.</summary>
    public IReadOnlyCollection<TakenOrder> Orders => _orders.Values;

    public TakenOrder? Find(string clientId) => _orders.GetValueOrDefault(clientId);

    /// <summary>The client order id of a comment; null where the comment is not ours.</summary>
    public string? ClientIdOf(string comment) => _byComment.GetValueOrDefault(comment);

    /// <summary>Written before the broker gets it.</summary>
    public void Take(string clientId, Timestamp at, string symbol) => Write(new() { Cid = clientId, At = at, Symbol = symbol });

    /// <summary>It never goes to the broker.</summary>
    public void Refuse(string clientId, Timestamp at, string symbol, string code) => Write(new() { Cid = clientId, At = at, Symbol = symbol, Refused = code });

    /// <summary>The broker's answer and what changed with it, in one step.</summary>
    public void Finish(string clientId, TradeResult result, IReadOnlyList<Transaction> changes)
    {
        var taken = _orders[clientId];
        Write(new() { Cid = clientId, At = taken.At, Symbol = taken.Symbol, Result = result, Changes = changes });
    }

    /// <summary>What changed at the broker by itself.</summary>
    public void Change(IReadOnlyList<Transaction> changes) => Write(new() { Changes = changes });

    public void SetHalt(WireHalt mode) => Write(new() { Halt = mode });

    public void Acknowledge(string symbol, long tickMs) => Write(new() { Symbol = symbol, TickMs = tickMs });

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Write(Line line)
    {
        if (_file is not null)
        {
            byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, Options), (byte)'\n'];
            _file.Write(_length, bytes);
            _length += bytes.Length;
        }

        Apply(line, isNew: true);
    }

    private void Apply(Line line, bool isNew = false)
    {
        if (line.Cid is { } clientId)
        {
            _orders[clientId] = new(clientId, line.At, line.Symbol ?? "", line.Refused, line.Result);
            _byComment[ClientOrderId.Comment(clientId)] = clientId;
        }
        else if (line is { TickMs: { } tickMs, Symbol: { } symbol })
        {
            Acknowledged[symbol] = tickMs;
        }

        Halt = line.Halt ?? Halt;
        if (!isNew && line.Changes is { } changes)
        {
            Changes.AddRange(changes);
        }
    }

    private sealed record Line
    {
        public string? Cid { get; init; }

        public Timestamp At { get; init; }

        public string? Symbol { get; init; }

        public string? Refused { get; init; }

        public TradeResult? Result { get; init; }

        public IReadOnlyList<Transaction>? Changes { get; init; }

        public WireHalt? Halt { get; init; }

        public long? TickMs { get; init; }
    }

    private sealed class PriceText : JsonConverter<Price>
    {
        public override Price Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Price value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Nanos);
    }

    private sealed class TimestampText : JsonConverter<Timestamp>
    {
        public override Timestamp Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Nanos);
    }
}

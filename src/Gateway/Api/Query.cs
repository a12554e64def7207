using System.Globalization;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;
using Arus.Gateway.Json;

namespace Arus.Gateway.Api;

/// <summary>Reads what stands in the address; collects every fault and throws them together.</summary>
internal sealed class Query
{
    private readonly List<Fault> _faults = [];

    public PageRequest Page(string? after, string? limit)
    {
        if (after is { Length: > 200 })
        {
            Fail("after", after, "what the page before called next");
        }

        return new(string.IsNullOrEmpty(after) ? null : after, Number("limit", limit, 100, 1, 1_000));
    }

    public int Number(string name, string? text, int missing, int least, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return missing;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Fail(name, text, $"a whole number from {least} to {most}");
        return missing;
    }

    public bool Flag(string name, string? text)
    {
        if (text is not (null or "" or "true" or "false"))
        {
            Fail(name, text, "true or false");
        }

        return text == "true";
    }

    public Timestamp Moment(string name, string? text, Timestamp missing)
    {
        if (string.IsNullOrEmpty(text))
        {
            return missing;
        }

        if (!TextValue.TryTimestamp(text, out var moment))
        {
            Fail(name, text, "a moment in UTC, such as 2026-11-21T12:00:00Z");
        }

        return moment;
    }

    public InstrumentId Instrument(string name, string? text) => Value(name, text, (string t, out InstrumentId id) => InstrumentId.TryParse(t, out id), "a symbol, such as EURUSD");

    public SourceId Source(string name, string? text) => Value<SourceId>(name, text, TextValue.TrySource, "a source: 1 to 32 characters of a–z, 0–9 and '-'");

    public BarPeriod Period(string name, string? text) =>
        Value<BarPeriod>(name, text, TextValue.TryPeriod, "one of S1, M1, M5, M15, M30, H1, H4, D1, W1, MN1");

    public OrderId Order(string name, string? text) => Value(name, text, (string t, out OrderId id) => OrderId.TryParse(t, out id), "an order, such as O17");

    public PositionId Position(string name, string? text) => Value<PositionId>(name, text, TextValue.TryPosition, "a position, such as P17");

    public string Text(string name, string? text, int lengthMax)
    {
        if (string.IsNullOrEmpty(text) || text.Length > lengthMax)
        {
            Fail(name, text, $"1 to {lengthMax} characters");
        }

        return text ?? "";
    }

    public void Fail(string name, string? text, string expected) =>
        _faults.Add(new("QUERY_INVALID", name, string.IsNullOrEmpty(text) ? "it is missing" : $"'{TextValue.Shorten(text)}' is none", expected));

    /// <summary>Everything was read: says what was wrong.</summary>
    public void Check()
    {
        if (_faults.Count > 0)
        {
            throw new InvalidInputException(_faults);
        }
    }

    private T Value<T>(string name, string? text, TextValue.Parse<T> parse, string expected)
        where T : struct
    {
        if (text is { Length: > 0 and <= TextValue.LengthMax } && parse(text, out var value))
        {
            return value;
        }

        Fail(name, text, expected);
        return default;
    }
}

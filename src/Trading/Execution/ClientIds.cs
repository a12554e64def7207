using System.Diagnostics.CodeAnalysis;

namespace Arus.Trading.Execution;

/// <summary>
/// Client ids of one session: its prefix, then a number in Crockford's base 32. An order bears its own number; any other request bears one of a
/// second series behind the letter U, which is no digit of that base. Ids of the next orders are made ahead, so that sending allocates nothing.
/// </summary>
internal sealed class ClientIds(string prefix)
{
    /// <summary>How many ids are made ahead.</summary>
    public const int Ahead = 64;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const char OtherSeries = 'U';

    private readonly (long Number, string Id)[] _ready = new (long, string)[Ahead];

    /// <summary>Whether a character is a digit of the base.</summary>
    public static bool IsDigit(char character) => Digits.Contains(character, StringComparison.Ordinal);

    /// <summary>Makes the ids of the next orders.</summary>
    public void Prepare(long lastOrder)
    {
        for (var number = lastOrder + 1; number <= lastOrder + Ahead; number++)
        {
            ref var ready = ref _ready[number % Ahead];
            if (ready.Number != number)
            {
                ready = (number, Format(number, isOrder: true));
            }
        }
    }

    /// <summary>The id of an order.</summary>
    public string Of(OrderId order)
    {
        ref readonly var ready = ref _ready[order.Value % Ahead];
        return ready.Number == order.Value ? ready.Id : Format(order.Value, isOrder: true);
    }

    /// <summary>The id of a request that is no order.</summary>
    public string OfRequest(long number) => Format(number, isOrder: false);

    /// <summary>Reads an id back; false for one of another session, or of nobody.</summary>
    public bool TryRead([NotNullWhen(true)] string? id, out long number, out bool isOrder)
    {
        number = 0;
        isOrder = false;
        if (id is null || !id.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var digits = id.AsSpan(prefix.Length);
        isOrder = digits is not [OtherSeries, ..];
        digits = isOrder ? digits : digits[1..];
        if (digits.Length is 0 or > 12)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            var value = Digits.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            number = (number * 32) + value;
        }

        return number > 0;
    }

    private string Format(long number, bool isOrder)
    {
        Span<char> text = stackalloc char[13];
        var at = text.Length;
        for (var rest = number; rest > 0; rest /= 32)
        {
            text[--at] = Digits[(int)(rest % 32)];
        }

        return isOrder ? string.Concat(prefix, text[at..]) : string.Concat(prefix, "U", text[at..]);
    }
}

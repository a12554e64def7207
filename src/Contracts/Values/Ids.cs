namespace Arus.Contracts;

/// <summary>Who owns an account. From the intent of an order on, everything carries it; market data never does.</summary>
/// <param name="Value">A short name, unique in the installation.</param>
public readonly record struct TenantId(string Value)
{
    /// <summary>The only tenant of a self-hosted installation.</summary>
    public static readonly TenantId Local = new("local");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A trading account of one tenant.</summary>
/// <param name="Value">A name, unique within its tenant.</param>
public readonly record struct AccountId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A strategy, by the name of its document.</summary>
/// <param name="Value">The name.</param>
public readonly record struct StrategyId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Where ticks come from: a broker's feed, an import. Never a tenant.</summary>
/// <param name="Value">1 to 32 characters of a–z, 0–9 and '-'.</param>
public readonly record struct SourceId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An order, by its number within the ledger that wrote it down; written O17.</summary>
/// <param name="Value">1, 2, 3 … in the order of their intents.</param>
public readonly record struct OrderId(long Value)
{
    /// <summary>Reads O17, o17 or 17; false otherwise.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out OrderId id)
    {
        var digits = text.Length > 1 && text[0] is 'O' or 'o' ? text[1..] : text;
        var read = long.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value);
        id = new(value);
        return read && value > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => $"O{Value}";
}

/// <summary>A position, by the order that opened it; written P17.</summary>
/// <param name="Value">The number of the opening order.</param>
public readonly record struct PositionId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"P{Value}";
}

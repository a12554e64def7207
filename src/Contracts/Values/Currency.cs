namespace Arus.Contracts;

/// <summary>A currency by its three-letter ISO 4217 code, or the code of a metal (XAU) or coin of three to five letters.</summary>
public readonly record struct Currency
{
    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>The code in capitals; empty for no currency.</summary>
    public string Code => _code ?? "";

    /// <summary>US dollar.</summary>
    public static Currency Usd { get; } = new("USD");

    /// <summary>Reads a code of three to five letters, in any case; false otherwise.</summary>
    public static bool TryParse(string? text, out Currency currency)
    {
        var valid = text is { Length: >= 3 and <= 5 } && text.All(char.IsAsciiLetter);
        currency = valid ? new Currency(text!.ToUpperInvariant()) : default;
        return valid;
    }

    /// <summary>Reads a code of three to five letters.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Currency Of(string text) =>
        TryParse(text, out var currency) ? currency : throw new FormatException($"'{text}' is not a currency: three to five letters, such as USD.");

    /// <inheritdoc/>
    public override string ToString() => Code;
}

namespace Arus.Features;

/// <summary>One of a few words, the names of <typeparamref name="T"/> in lower case; the first is the default.</summary>
internal sealed class ChoiceSetting<T>(string name, string meaning) : Setting(name, meaning)
    where T : struct, Enum
{
    private static readonly string[] Words = [.. Enum.GetNames<T>().Select(word => word.ToLowerInvariant())];

    /// <inheritdoc/>
    public override string Default => Words[0];

    /// <inheritdoc/>
    public override string Allowed => string.Join(", ", Words[..^1]) + " or " + Words[^1];

    /// <inheritdoc/>
    public override bool Accepts(string text) => Words.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value an accepted text stands for.</summary>
    public static T Read(string text) => Enum.Parse<T>(text, ignoreCase: true);
}

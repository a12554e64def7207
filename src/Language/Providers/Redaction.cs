using System.Text.RegularExpressions;
using Arus.Language.News;

namespace Arus.Language.Providers;

/// <summary>What never leaves: keys, account data, addresses; and, when asked to mask, what tells which market and which day it is.</summary>
internal static partial class Redaction
{
    private static readonly string[] AccountWords = ["account", "balance", "equity", "login", "margin", "password", "secret", "token", "deposit", "withdraw", "iban", "client"];

    /// <summary>Whether a number is about an account and not about a market.</summary>
    public static bool IsOfAnAccount(string name) => AccountWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A text without keys, e-mail addresses, bank and account numbers.</summary>
    public static string Clean(string text) =>
        LongDigits().Replace(Iban().Replace(Email().Replace(Key().Replace(text, "[key]"), "[address]"), "[account]"), "[number]");

    /// <summary>A text without names of currencies and countries, pairs, dates and years.</summary>
    public static string Mask(string text) => Year().Replace(Date().Replace(HeadlineSubjects.Mask(text), "[date]"), "[year]");

    [GeneratedRegex(@"\b(sk|pk|rk|key|ghp|xox[a-z]|AIza)[-_]?[A-Za-z0-9_\-]{16,}|\bBearer\s+\S+|\beyJ[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-.]+", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}")]
    private static partial Regex Email();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![\d.,])\d{7,}(?![\d.,])")]
    private static partial Regex LongDigits();

    [GeneratedRegex(@"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\b\d{1,2}(st|nd|rd|th)?\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(st|nd|rd|th)?\b|\b(January|February|March|April|June|July|August|September|October|November|December)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(19|20)\d{2}\b")]
    private static partial Regex Year();
}

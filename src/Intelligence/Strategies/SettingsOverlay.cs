using Arus.Foundation.Documents;

namespace Arus.Intelligence.Strategies;

/// <summary>
/// Lays settings over a document: dotted paths such as <c>sizing.units = 5000</c>, or the last word alone where <see cref="ShortForms"/> knows it. A
/// setting replaces what excludes it, so <c>sizing.units</c> takes the place of <c>sizing.risk</c>.
/// </summary>
internal static class SettingsOverlay
{
    /// <summary>What a word alone stands for.</summary>
    public static readonly IReadOnlyDictionary<string, string> ShortForms = new Dictionary<string, string>
    {
        ["units"] = "sizing.units",
        ["lots"] = "sizing.lots",
        ["risk"] = "sizing.risk",
        ["fast"] = "rule.fast",
        ["slow"] = "rule.slow",
        ["rsi"] = "rule.rsi",
        ["above"] = "rule.above",
        ["below"] = "rule.below",
        ["enter"] = "consensus.enter",
        ["exit"] = "consensus.exit",
        ["confidence"] = "consensus.confidence",
    };

    private static readonly string[][] Exclusive =
    [
        ["sizing.units", "sizing.lots", "sizing.risk"],
        ["protection.stop.atr", "protection.stop.points"],
        ["protection.take.atr", "protection.take.points"],
        ["protection.none", "protection.stop"],
        ["protection.none", "protection.take"],
    ];

    /// <summary>Lays the settings over, in ordinal order of their paths; what cannot be is added to the faults.</summary>
    public static void Apply(DocumentNode document, IReadOnlyDictionary<string, string> settings, List<Fault> faults)
    {
        foreach (var (name, value) in settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            var path = ShortForms.GetValueOrDefault(name, name);
            var words = path.Split('.');
            if (words.Any(string.IsNullOrWhiteSpace) || words.Length > DocumentParser.DepthMax)
            {
                faults.Add(new Fault("STRATEGY_UNKNOWN_KEY", $"--set {name}", "not a path", "words with dots between them, such as sizing.units"));
                continue;
            }

            try
            {
                RemoveExcluded(document, path);
                Set(document, words, DocumentParser.Parse(System.Text.Encoding.UTF8.GetBytes(value), $"--set {name}", StrategyLibrary.Family), faults, path);
            }
            catch (InvalidInputException problem)
            {
                faults.AddRange(problem.Faults);
            }
        }
    }

    private static void Set(DocumentNode document, string[] words, DocumentNode value, List<Fault> faults, string path)
    {
        var at = document;
        foreach (var word in words.AsSpan()[..^1])
        {
            if (at.Entries is null)
            {
                break;
            }

            if (!at.Entries.TryGetValue(word, out var next) || next.Text is "")
            {
                at.Entries[word] = next = DocumentNode.Map();
            }

            at = next;
        }

        if (at.Entries is null)
        {
            faults.Add(new Fault("STRATEGY_WRONG_TYPE", path, $"goes through {at.Form}", "a path through maps"));
            return;
        }

        at.Entries[words[^1]] = value;
    }

    private static void RemoveExcluded(DocumentNode document, string path)
    {
        foreach (var group in Exclusive)
        {
            var chosen = group.FirstOrDefault(member => path == member || path.StartsWith(member + ".", StringComparison.Ordinal));
            foreach (var other in chosen is null ? [] : group.Where(member => member != chosen))
            {
                Remove(document, other.Split('.'));
            }
        }
    }

    private static void Remove(DocumentNode document, ReadOnlySpan<string> words)
    {
        var at = document;
        foreach (var word in words[..^1])
        {
            if (at.Entries is null || !at.Entries.TryGetValue(word, out var next))
            {
                return;
            }

            at = next;
        }

        at.Entries?.Remove(words[^1]);
    }
}

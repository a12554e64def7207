using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Arus.Contracts.Language;

namespace Arus.Language.Providers;

/// <summary>A situation as it is put to a model: cleaned, masked where asked for, always in the same words.</summary>
internal sealed class Question
{
    private const int HeadlinesMax = 20;
    private const int HeadlineLengthMax = 300;
    private const int HeadlineReadMax = 1_000;

    private Question(string text, IReadOnlyDictionary<string, double> numbers, IReadOnlyList<double> others, string key)
    {
        Text = text;
        Numbers = numbers;
        Others = others;
        Key = key;
    }

    /// <summary>What the model reads.</summary>
    public string Text { get; }

    /// <summary>The numbers it may rest on, by the name it was given, as they were written.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; }

    /// <summary>Numbers that may stand in a sentence without being a reason, such as the 14 of RSI(14) and the horizon.</summary>
    public IReadOnlyList<double> Others { get; }

    /// <summary>The SHA-256 of prompt, question and limits: the same question has the same answer.</summary>
    public string Key { get; }

    public static Question Of(Situation situation, Prompt prompt, bool isMasked, int outputTokensMax)
    {
        string Clean(string text) => Line(isMasked ? Redaction.Mask(Redaction.Clean(text)) : Redaction.Clean(text));
        var text = new StringBuilder();
        var minutes = ((decimal)situation.HorizonNanos / Timestamp.NanosPerMinute).ToString("0.##", CultureInfo.InvariantCulture);
        text.Append("Event: ").Append(Clean(situation.Event)).Append("\nHorizon: ").Append(minutes).Append(" minutes\n");
        if (!isMasked)
        {
            text.Append("Instrument: ").Append(situation.Instrument).Append("\nMoment: ").Append(situation.At).Append('\n');
        }

        text.Append("Numbers:\n");
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in situation.Numbers.Where(number => !Redaction.IsOfAnAccount(number.Name)))
        {
            var written = value.ToString("G6", CultureInfo.InvariantCulture);
            if (numbers.TryAdd(Clean(name), double.Parse(written, CultureInfo.InvariantCulture)))
            {
                text.Append("- ").Append(Clean(name)).Append(" = ").Append(written).Append('\n');
            }
        }

        if (situation.Headlines.Count > 0)
        {
            text.Append("<headlines>\n");
            foreach (var headline in situation.Headlines.Take(HeadlinesMax))
            {
                var line = Clean(headline.Length <= HeadlineReadMax ? headline : headline[..HeadlineReadMax]);
                text.Append("- ").Append(line.Length <= HeadlineLengthMax ? line : line[..HeadlineLengthMax]).Append('\n');
            }

            text.Append("</headlines>\n");
        }

        var others = NumbersIn.Text(string.Join(' ', numbers.Keys.Append(Clean(situation.Event)).Append(minutes))).Select(number => number.Value).ToList();
        var hashed = string.Create(CultureInfo.InvariantCulture, $"{prompt.Id}\n{outputTokensMax}\n{text}");
        return new Question(text.ToString(), numbers, others, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed))));
    }

    // A text from outside must not end its block, nor begin a line of its own.
    private static string Line(string text) =>
        string.Concat(text.Select(letter => letter is '<' or '>' ? ' ' : char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
}

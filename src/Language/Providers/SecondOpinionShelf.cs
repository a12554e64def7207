using System.Text;
using System.Text.Json;
using Arus.Contracts.Language;
using Arus.Contracts.MarketData;
using Arus.Foundation.Persistence;

namespace Arus.Language.Providers;

/// <summary>Keeps answers in <c>language/opinions.jsonl</c> of the data directory, one JSON object a line, in the order they came in.</summary>
internal sealed class SecondOpinionShelf(IDisk disk) : ISecondOpinionShelf
{
    // A validation opens the same ones in each of its runs, and a session adds to them one by one.
    private volatile Opened? _last;

    /// <inheritdoc/>
    public int Keep(string directory, IReadOnlyList<KeptOpinion> answers)
    {
        IReadOnlyList<KeptOpinion> kept = Current(directory) is { } id ? Open(directory, id)! : [];
        var known = kept.Select(QuestionOf).ToHashSet();
        var added = answers.Where(answer => answer.Model.Length > 0 && known.Add(QuestionOf(answer))).ToList();
        if (added.Count > 0)
        {
            var lines = Lines(directory);
            lines.Append(Encoding.UTF8.GetBytes(string.Concat(added.Select(answer => JsonSerializer.Serialize(Line.Of(answer)) + "\n"))));
            _last = new(lines.Pin!, [.. kept, .. added]);
        }

        return added.Count;
    }

    /// <inheritdoc/>
    public string? Current(string directory) => Lines(directory).Pin;

    /// <inheritdoc/>
    public IReadOnlyList<KeptOpinion>? Open(string directory, string id)
    {
        if (_last is { } last && last.Id == id)
        {
            return last.Answers;
        }

        if (Lines(directory).Read(id) is not { } content)
        {
            return id == Current(directory) ? throw Damage(directory) : null;
        }

        var answers = Parse(directory, content);
        _last = new(id, answers);
        return answers;
    }

    private static string PathIn(string directory) => Path.Combine(DataDirectory.Language(directory), "opinions.jsonl");

    private static (InstrumentId, BarPeriod, long, Timestamp, string, string, string, bool) QuestionOf(KeptOpinion answer) =>
        (answer.Instrument, answer.Timeframe, answer.HorizonNanos, answer.AskedAt, answer.Provider, answer.Model, answer.Prompt, answer.IsMasked);

    private static KeptOpinion[] Parse(string directory, byte[] content)
    {
        var answers = new List<KeptOpinion>();
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                answers.Add(JsonSerializer.Deserialize<Line>(line)!.ToAnswer());
            }
            catch (Exception damage) when (damage is JsonException or ArgumentException or FormatException or NullReferenceException)
            {
                throw new InvalidInputException("OPINIONS_DAMAGED", $"{PathIn(directory)}:{answers.Count + 1}", damage.Message, "the file as it was written");
            }
        }

        return [.. answers];
    }

    private AppendedLines Lines(string directory) => new(disk, PathIn(directory));

    /// <summary>The newest content is not what its name says: the line that cannot be read, or else that it is another.</summary>
    private InvalidInputException Damage(string directory)
    {
        var path = PathIn(directory);
        if (disk.Exists(path))
        {
            _ = Parse(directory, disk.ReadAll(path));
        }

        return new("CONTENT_DAMAGED", path, "its content is not what was written", "both the file and its .pin as they were written");
    }

    private sealed record Opened(string Id, IReadOnlyList<KeptOpinion> Answers);

    private sealed record Line(
        string Instrument, string Timeframe, long HorizonNanos, long AskedAt, long KnownAt, double Probability, double Confidence, string Provider, string Model,
        string Version, string Prompt, bool Masked, bool Contaminated, string Outcome, decimal CostUsd)
    {
        public static Line Of(KeptOpinion one) => new(
            one.Instrument.ToString(), one.Timeframe.ToString(), one.HorizonNanos, one.AskedAt.Nanos, one.KnownAt.Nanos, one.Probability, one.Confidence, one.Provider,
            one.Model, one.Version, one.Prompt, one.IsMasked, one.IsContaminated, one.Outcome.ToString(), one.CostUsd);

        public KeptOpinion ToAnswer() => Probability is >= 0 and <= 1 && Confidence is >= 0 and <= 1 && KnownAt >= AskedAt && HorizonNanos > 0
            ? new(
                InstrumentId.Of(Instrument), Enum.Parse<BarPeriod>(Timeframe), HorizonNanos, new(AskedAt), new(KnownAt), Probability, Confidence, Text(Provider), Text(Model))
            {
                Version = Text(Version),
                Prompt = Text(Prompt),
                IsMasked = Masked,
                IsContaminated = Contaminated,
                Outcome = Enum.Parse<SecondOpinionOutcome>(Outcome),
                CostUsd = CostUsd,
            }
            : throw new FormatException("is no answer: a number is beyond its range");

        private static string Text(string? text) => text ?? throw new FormatException("is no answer: a name is missing");
    }
}

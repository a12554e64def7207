using System.Text.Json;
using Arus.Contracts.Language;

namespace Arus.Language.Providers;

/// <summary>An answer as it was received.</summary>
/// <param name="Key">The hash of the question.</param>
/// <param name="Text">What the model wrote; null where it refused.</param>
/// <param name="Provider">Who answered.</param>
/// <param name="Model">Which model.</param>
/// <param name="CostUsd">What it cost.</param>
/// <param name="LatencyNanos">How long it took.</param>
internal sealed record RecordedAnswer(string Key, string? Text, ProviderKind Provider, string Model, decimal CostUsd, long LatencyNanos)
{
    /// <summary>The model that was asked; of older recordings the one that answered.</summary>
    public string Asked { get; init; } = Model;
}

/// <summary>Answers in a file, one JSON object per line, by the hash of their question. The first answer to a question is the one that is replayed.</summary>
internal sealed class Recordings : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RecordedAnswer> _answers = new(StringComparer.Ordinal);
    private readonly StreamWriter? _file;

    public Recordings(string? path, bool isWritten)
    {
        if (path is not null && File.Exists(path))
        {
            var line = 0;
            foreach (var text in File.ReadLines(path))
            {
                line++;
                var answer = Parse(text) ?? throw new InvalidInputException("RECORDING_INVALID", $"{path}:{line}", "is no recorded answer", "the file as it was written");
                _answers.TryAdd(answer.Key, answer);
            }
        }

        _file = path is not null && isWritten ? new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None)) { AutoFlush = true } : null;
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _answers.Count;
            }
        }
    }

    public RecordedAnswer? Find(string key)
    {
        lock (_gate)
        {
            return _answers.GetValueOrDefault(key);
        }
    }

    /// <summary>Writes an answer down; false where that fails. Without a file there is nothing to fail.</summary>
    public bool TryAdd(RecordedAnswer answer)
    {
        lock (_gate)
        {
            try
            {
                _file?.Write(JsonSerializer.Serialize(answer) + "\n");
                return _file is null || _answers.TryAdd(answer.Key, answer) || _answers[answer.Key].Text == answer.Text;
            }
            catch (Exception broken) when (broken is IOException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    private static RecordedAnswer? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<RecordedAnswer>(line) is { Key: { Length: 64 }, Model: not null } answer ? answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

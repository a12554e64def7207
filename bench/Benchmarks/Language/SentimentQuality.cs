using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arus.Contracts.Language;
using Arus.Foundation.Numerics;
using Arus.Language.Sentiment;
using Arus.Tests;

namespace Arus.Benchmarks.Language;

/// <summary>
/// How well sentences are labelled, on five folds, beside scikit-learn's TF-IDF and logistic regression on the same folds in the same run; the interval
/// of the difference comes from drawing the sentences anew, in pairs. <c>ARUS_TEST_DATA</c> names the recorded sentences.
/// </summary>
internal static class SentimentQuality
{
    private const int Draws = 2_000;
    private const string Sentences = "news/FinancialPhraseBank_train.csv.gz";

    public static int Run(string root)
    {
        var data = Environment.GetEnvironmentVariable("ARUS_TEST_DATA") ?? throw new InvalidOperationException("ARUS_TEST_DATA is not set.");
        var folds = LabelledFolds.Read(Path.Combine(data, Sentences));
        var ours = Ours(folds, out var trainSeconds, out var scoreMicroseconds);
        var lexicon = folds.All.Select(sentence => SentimentOf(new SentimentModels().Lexicon, sentence)).ToArray();
        Row("words and rules, no training", Mean(folds, lexicon), 0);
        Row("trained", Mean(folds, ours), trainSeconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one sentence by the trained model: {scoreMicroseconds:0} µs"));
        foreach (var (name, labels, seconds) in Peers(root, folds))
        {
            Row(name, Mean(folds, labels), seconds);
            var (low, high) = Interval(folds, ours, labels);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  trained less {name}: {Mean(folds, ours) - Mean(folds, labels):+0.0000;-0.0000}, 95 % of draws {low:+0.0000;-0.0000} to {high:+0.0000;-0.0000}"));
        }

        return 0;
    }

    private static void Row(string name, double score, double seconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} macro F1 {score:0.0000}, training {seconds:0.00} s a fold"));

    private static SentimentLabel SentimentOf(ISentimentModel model, LabelledSentence sentence) => model.Score(sentence.Text).Label;

    private static SentimentLabel[] Ours(LabelledFolds folds, out double trainSeconds, out double scoreMicroseconds)
    {
        var labels = new SentimentLabel[folds.All.Count];
        var (training, scoring) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var fold = 0; fold < LabelledFolds.Count; fold++)
        {
            var begin = Stopwatch.GetTimestamp();
            var model = new SentimentModels().Train(folds.Part(fold, test: false), default);
            training += Stopwatch.GetElapsedTime(begin);
            begin = Stopwatch.GetTimestamp();
            for (var row = 0; row < labels.Length; row++)
            {
                if (folds.Of[row] == fold)
                {
                    labels[row] = SentimentOf(model, folds.All[row]);
                }
            }

            scoring += Stopwatch.GetElapsedTime(begin);
        }

        (trainSeconds, scoreMicroseconds) = (training.TotalSeconds / LabelledFolds.Count, scoring.TotalMicroseconds / labels.Length);
        return labels;
    }

    /// <summary>The mean over the folds of macro F1.</summary>
    private static double Mean(LabelledFolds folds, SentimentLabel[] labels) => Enumerable.Range(0, LabelledFolds.Count)
        .Average(fold => LabelledFolds.MacroF1(labels.Select((label, row) => (row, label)).Where(one => folds.Of[one.row] == fold).Select(one => (folds.All[one.row].Label, one.label))));

    /// <summary>Where the difference of two means lies in 95 of 100 draws; each fold is drawn from its own sentences, the same ones for both.</summary>
    private static (double Low, double High) Interval(LabelledFolds folds, SentimentLabel[] left, SentimentLabel[] right)
    {
        var random = new StrictRandom(LabelledFolds.Seed);
        var parts = Enumerable.Range(0, LabelledFolds.Count).Select(fold => Enumerable.Range(0, left.Length).Where(row => folds.Of[row] == fold).ToArray()).ToArray();
        var differences = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            differences[draw] = parts.Average(part =>
            {
                var rows = part.Select(_ => part[random.NextInt(part.Length)]).ToArray();
                return LabelledFolds.MacroF1(rows.Select(row => (folds.All[row].Label, left[row]))) - LabelledFolds.MacroF1(rows.Select(row => (folds.All[row].Label, right[row])));
            });
        }

        Array.Sort(differences);
        return (differences[(int)(Draws * 0.025)], differences[(int)(Draws * 0.975)]);
    }

    private static IEnumerable<(string Name, SentimentLabel[] Labels, double Seconds)> Peers(string root, LabelledFolds folds)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(root, "bench/peers/sentiment.py")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var peer = Process.Start(start)!;
        peer.StandardInput.Write(JsonSerializer.Serialize(folds.All.Select((sentence, row) => new { fold = folds.Of[row], label = (int)sentence.Label, text = sentence.Text })));
        peer.StandardInput.Close();
        using var answer = JsonDocument.Parse(peer.StandardOutput.ReadToEnd());
        peer.WaitForExit();
        foreach (var one in answer.RootElement.EnumerateArray())
        {
            yield return (one.GetProperty("name").GetString()!, [.. one.GetProperty("labels").EnumerateArray().Select(label => (SentimentLabel)label.GetInt32())], one.GetProperty("seconds").GetDouble());
        }
    }
}

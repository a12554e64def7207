using System.Text.Json;
using Arus.Contracts.Language;

namespace Arus.Language.Providers;

/// <summary>What a text of a model is worth: its form by the schema, its reasons by the numbers that were given.</summary>
/// <param name="Outcome">Answered, malformed or unfounded.</param>
/// <param name="Probability">0.5 unless answered.</param>
/// <param name="Reasons">The reasons with what became of them.</param>
/// <param name="Fault">What is wrong with the form; null when nothing is.</param>
internal sealed record Judgement(SecondOpinionOutcome Outcome, double Probability, IReadOnlyList<CheckedReason> Reasons, string? Fault)
{
    public static Judgement Of(string text, Question question, Prompt prompt)
    {
        try
        {
            using var document = JsonDocument.Parse(Unfenced(text), new JsonDocumentOptions { MaxDepth = 16 });
            return JsonSchemaCheck.Fault(prompt.Schema, document.RootElement) is { } fault ? Malformed(fault) : Weighed(document.RootElement, question);
        }
        catch (JsonException)
        {
            return Malformed("it is not one JSON object");
        }
    }

    private static Judgement Malformed(string fault) => new(SecondOpinionOutcome.Malformed, 0.5, [], fault);

    private static Judgement Weighed(JsonElement answer, Question question)
    {
        var reasons = answer.GetProperty("reasons").EnumerateArray().Select(reason => Checked(reason, question)).ToList();
        return reasons.Exists(reason => reason.Holds)
            ? new Judgement(SecondOpinionOutcome.Answered, answer.GetProperty("probability").GetDouble(), reasons, null)
            : new Judgement(SecondOpinionOutcome.Unfounded, 0.5, reasons, null);
    }

    private static CheckedReason Checked(JsonElement reason, Question question)
    {
        var (text, number, value) = (reason.GetProperty("text").GetString()!, reason.GetProperty("number").GetString()!, reason.GetProperty("value").GetDouble());
        var holds = question.Numbers.TryGetValue(number, out var given) && Math.Abs(value - given) <= 1e-6 * Math.Max(Math.Abs(given), 1e-6)
            && NumbersIn.Text(text).All(written => question.Numbers.Values.Any(written.Is) || question.Others.Contains(Math.Abs(written.Value)));
        return new CheckedReason(text, number, value, holds);
    }

    // Some models wrap what they were told to give alone.
    private static string Unfenced(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith("```", StringComparison.Ordinal) || !trimmed.EndsWith("```", StringComparison.Ordinal) || trimmed.IndexOf('\n', StringComparison.Ordinal) is var line && line < 0)
        {
            return trimmed;
        }

        return trimmed[(line + 1)..^3];
    }
}

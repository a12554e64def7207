using System.Text;
using Arus.Contracts.Language;
using Microsoft.Extensions.AI;

namespace Arus.Language.Providers;

/// <summary>What came back from one call.</summary>
/// <param name="Text">What the model wrote; null where it refused.</param>
/// <param name="Model">The model that answered, as it says.</param>
/// <param name="Usage">The tokens, estimated where the provider does not say.</param>
/// <param name="WasCut">Whether the limit of tokens ended it.</param>
internal sealed record CallResult(string? Text, string Model, Usage Usage, bool WasCut);

/// <summary>One call to one provider, streamed, so that a stall or a flood ends when it shows.</summary>
internal static class ProviderCall
{
    private const double LettersPerToken = 3.6;
    private const double LettersPerTokenAtLeast = 2.0;
    private const int LettersPerTokenMax = 12;

    /// <summary>The most tokens a text may be.</summary>
    public static long InputTokensMax(IEnumerable<ChatMessage> messages) => (long)Math.Ceiling(messages.Sum(message => message.Text.Length) / LettersPerTokenAtLeast) + 200;

    /// <exception cref="ProviderFaultException">It did not answer.</exception>
    public static async Task<CallResult> Make(
        Candidate candidate, IReadOnlyList<ChatMessage> messages, Prompt prompt, int outputTokensMax, TimeSpan limit, TimeProvider time, CancellationToken stop)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        try
        {
            return await Read(candidate, messages, Options(candidate, prompt, outputTokensMax), outputTokensMax, either.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception broken) when (timer.IsCancellationRequested)
        {
            throw new ProviderFaultException(ProviderFaultKind.Stalled, $"no answer within {limit.TotalSeconds:0.#} s", null, broken);
        }
#pragma warning disable CA1031 // Two client libraries with faults of their own: whatever it is, the provider did not answer.
        catch (Exception broken) when (broken is not ProviderFaultException)
        {
            throw Cause(broken) ?? new ProviderFaultException(ProviderFaultKind.Garbled, $"the answer cannot be read ({broken.GetType().Name})", null, broken);
        }
#pragma warning restore CA1031
    }

    private static async Task<CallResult> Read(Candidate candidate, IReadOnlyList<ChatMessage> messages, ChatOptions options, int outputTokensMax, CancellationToken stop)
    {
        var text = new StringBuilder();
        var model = candidate.Options.Model;
        UsageDetails? usage = null;
        ChatFinishReason? finish = null;
        await foreach (var update in candidate.Client.GetStreamingResponseAsync(messages, options, stop).WithCancellation(stop))
        {
            text.Append(update.Text);
            if (text.Length > outputTokensMax * LettersPerTokenMax)
            {
                throw new ProviderFaultException(ProviderFaultKind.Flood, $"the answer is longer than {outputTokensMax} tokens can be");
            }

            // A refusal stays one, whatever reason the end of the stream gives.
            finish = finish == ChatFinishReason.ContentFilter ? finish : update.FinishReason ?? finish;
            model = update.ModelId is { Length: > 0 and <= 100 } said ? said : model;
            foreach (var part in update.Contents.OfType<UsageContent>())
            {
                usage = Latest(usage, part.Details);
            }
        }

        if (finish is null)
        {
            throw new ProviderFaultException(ProviderFaultKind.Garbled, "the answer broke off");
        }

        var counted = new Usage(
            usage?.InputTokenCount ?? (long)(messages.Sum(message => message.Text.Length) / LettersPerToken), usage?.CachedInputTokenCount ?? 0,
            usage?.OutputTokenCount ?? (long)(text.Length / LettersPerToken) + 1);
        return new CallResult(finish == ChatFinishReason.ContentFilter ? null : text.ToString(), model, counted, finish == ChatFinishReason.Length);
    }

    /// <summary>Counts in a stream are running totals: the largest counts.</summary>
    private static UsageDetails Latest(UsageDetails? before, UsageDetails now) => new()
    {
        InputTokenCount = Largest(before?.InputTokenCount, now.InputTokenCount),
        CachedInputTokenCount = Largest(before?.CachedInputTokenCount, now.CachedInputTokenCount),
        OutputTokenCount = Largest(before?.OutputTokenCount, now.OutputTokenCount),
    };

    private static long? Largest(long? left, long? right) => left is null ? Sane(right) : right is null ? left : Math.Max(left.Value, Sane(right)!.Value);

    // A provider that lies about its tokens must not break the sum.
    private static long? Sane(long? tokens) => tokens is null ? null : Math.Clamp(tokens.Value, 0, 100_000_000);

    private static ChatOptions Options(Candidate candidate, Prompt prompt, int outputTokensMax) => new()
    {
        ModelId = candidate.Options.Model,
        MaxOutputTokens = outputTokensMax,
        ResponseFormat = candidate.Facts.HoldsSchema ? ChatResponseFormat.ForJsonSchema(Portable(prompt), "second_opinion")
            : candidate.Options.Kind == ProviderKind.DeepSeek ? ChatResponseFormat.Json
            : null,
    };

    /// <summary>The schema without the limits that providers' subsets do not know; ours are checked here.</summary>
    private static System.Text.Json.JsonElement Portable(Prompt prompt)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(prompt.Schema.GetRawText())!;
        Strip(node);
        return System.Text.Json.JsonSerializer.SerializeToElement(node);
    }

    private static void Strip(System.Text.Json.Nodes.JsonNode? node)
    {
        if (node is System.Text.Json.Nodes.JsonObject one)
        {
            foreach (var keyword in (string[])["minimum", "maximum", "minItems", "maxItems", "maxLength"])
            {
                one.Remove(keyword);
            }

            foreach (var (_, inner) in one)
            {
                Strip(inner);
            }
        }
    }

    private static ProviderFaultException? Cause(Exception? broken)
    {
        for (var cause = broken; cause is not null; cause = cause.InnerException)
        {
            if (cause is ProviderFaultException fault)
            {
                return fault;
            }
        }

        return null;
    }
}

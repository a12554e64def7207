using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Arus.Contracts.Language;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Arus.Language.Providers;

/// <summary>The client of each provider. None retries by itself, none waits longer than it is told: that is decided in one place.</summary>
internal static class ProviderClients
{
    private const long AnswerBytesMax = 4L << 20;

    private static readonly Dictionary<ProviderKind, Uri> Addresses = new()
    {
        [ProviderKind.OpenAi] = new("https://api.openai.com/v1"),
        [ProviderKind.DeepSeek] = new("https://api.deepseek.com"),
        [ProviderKind.Google] = new("https://generativelanguage.googleapis.com/v1beta/openai"),
        [ProviderKind.Anthropic] = new("https://api.anthropic.com"),
        [ProviderKind.Local] = new("http://localhost:11434/v1"),
    };

    public static IChatClient Create(ProviderOptions options, TimeProvider time, int outputTokensMax)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };
        var http = new HttpClient(new ProviderGate(handler, time, AnswerBytesMax)) { Timeout = Timeout.InfiniteTimeSpan };
        var address = options.Endpoint ?? Addresses[options.Kind];
        if (options.Kind == ProviderKind.Anthropic)
        {
            return new AnthropicClient { ApiKey = options.Key, BaseUrl = address.ToString().TrimEnd('/'), HttpClient = http, MaxRetries = 0, Timeout = TimeSpan.FromMinutes(10) }
                .AsIChatClient(options.Model, outputTokensMax);
        }

        var settings = new OpenAIClientOptions
        {
            Endpoint = address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = TimeSpan.FromMinutes(10),
        };

        // A local server may want no key; the library wants one.
        var key = new ApiKeyCredential(string.IsNullOrEmpty(options.Key) ? "none" : options.Key);
        return new OpenAiChatClient(new ChatClient(options.Model, key, settings), options.Kind == ProviderKind.OpenAi);
    }
}

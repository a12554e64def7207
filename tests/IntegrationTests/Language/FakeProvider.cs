using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arus.Contracts.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arus.IntegrationTests.Language;

/// <summary>A request a provider got.</summary>
internal sealed record ProviderRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>All text of the request.</summary>
    public string Raw => Body.GetRawText();

    /// <summary>What was said last in a chat.</summary>
    public string Said => Body.GetProperty("messages").EnumerateArray().Last().GetProperty("content") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        var parts => string.Concat(parts.EnumerateArray().Select(part => part.GetProperty("text").GetString())),
    };
}

/// <summary>
/// A server that speaks the protocols the providers publish: OpenAI's chat completions (also DeepSeek, Gemini's compatible address and local servers) and
/// Anthropic's messages, both streamed as server-sent events. What it answers is told step by step; the last step repeats.
/// </summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ProviderRequest> _requests = new();
    private readonly Queue<Func<HttpContext, Task>> _steps;

    private FakeProvider(WebApplication app, IEnumerable<Func<HttpContext, Task>> steps) => (_app, _steps) = (app, new(steps));

    public IReadOnlyList<ProviderRequest> Requests => [.. _requests];

    public Uri Address(string path = "") => new(_app.Urls.First() + path);

    public static async Task<FakeProvider> Start(params Func<HttpContext, Task>[] steps)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var app = builder.Build();
        var provider = new FakeProvider(app, steps);
        app.Run(provider.Serve);
        await app.StartAsync();
        return provider;
    }

    public ProviderOptions Options(ProviderKind kind, string model) =>
        new(kind, model, "sk-test-0123456789abcdefghij", kind == ProviderKind.Anthropic ? Address() : Address("/v1"));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>An answer of OpenAI's protocol in pieces, with usage before the end.</summary>
    public static Func<HttpContext, Task> OpenAi(string text, string finish = "stop", string? refusal = null, int input = 1_000, int cached = 0, int output = 50, string model = "gpt-5-mini-2025-08-07", bool hasUsage = true) => async context =>
    {
        await Begin(context);
        await Data(context, Chunk(model, new JsonObject { ["role"] = "assistant", ["content"] = "" }, null));
        foreach (var piece in text.Chunk(7))
        {
            await Raw(context, ": keep-alive\n\n");
            await Data(context, Chunk(model, new JsonObject { ["content"] = new string(piece) }, null));
        }

        if (refusal is not null)
        {
            await Data(context, Chunk(model, new JsonObject { ["refusal"] = refusal }, null));
        }

        await Data(context, Chunk(model, [], finish));
        if (hasUsage)
        {
            var usage = Chunk(model, [], null);
            usage["choices"] = new JsonArray();
            usage["usage"] = new JsonObject
            {
                ["prompt_tokens"] = input,
                ["completion_tokens"] = output,
                ["total_tokens"] = input + output,
                ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cached },
            };
            await Data(context, usage);
        }

        await Raw(context, "data: [DONE]\n\n");
    };

    /// <summary>An answer of OpenAI's protocol that depends on what was asked.</summary>
    public static Func<HttpContext, Task> OpenAi(Func<ProviderRequest, string> answer, string model) =>
        context => OpenAi(answer((ProviderRequest)context.Items[nameof(ProviderRequest)]!), model: model)(context);

    /// <summary>An answer of Anthropic's protocol; tokens read from its cache are not among those of the input.</summary>
    public static Func<HttpContext, Task> Anthropic(string text, string stop = "end_turn", int input = 1_000, int cached = 0, int output = 50) => async context =>
    {
        await Begin(context);
        await Event(context, "message_start", new JsonObject
        {
            ["message"] = new JsonObject
            {
                ["id"] = "msg_1",
                ["type"] = "message",
                ["role"] = "assistant",
                ["model"] = "claude-haiku-4-5-20251001",
                ["content"] = new JsonArray(),
                ["stop_reason"] = null,
                ["stop_sequence"] = null,
                ["usage"] = new JsonObject { ["input_tokens"] = input, ["output_tokens"] = 1, ["cache_creation_input_tokens"] = 0, ["cache_read_input_tokens"] = cached },
            },
        });
        await Event(context, "content_block_start", new JsonObject { ["index"] = 0, ["content_block"] = new JsonObject { ["type"] = "text", ["text"] = "" } });
        await Event(context, "ping", []);
        foreach (var piece in text.Chunk(9))
        {
            await Event(context, "content_block_delta", new JsonObject { ["index"] = 0, ["delta"] = new JsonObject { ["type"] = "text_delta", ["text"] = new string(piece) } });
        }

        await Event(context, "content_block_stop", new JsonObject { ["index"] = 0 });
        await Event(context, "message_delta", new JsonObject
        {
            ["delta"] = new JsonObject { ["stop_reason"] = stop, ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = output },
        });
        await Event(context, "message_stop", []);
    };

    /// <summary>An answer that rests on the first number of the question, and so holds.</summary>
    public static Func<HttpContext, Task> Founded(double probability) => context =>
    {
        var asked = ((ProviderRequest)context.Items[nameof(ProviderRequest)]!).Said.Split('\n');
        var number = asked[Array.IndexOf(asked, "Numbers:") + 1][2..].Split(" = ");
        var answer = new JsonObject
        {
            ["probability"] = probability,
            ["reasons"] = new JsonArray(new JsonObject { ["text"] = "It rests on this", ["number"] = number[0], ["value"] = JsonNode.Parse(number[1]) }),
        };
        return OpenAi(answer.ToJsonString(), model: "local-model")(context);
    };

    /// <summary>Says nothing until it may, or the other side gives up.</summary>
    public static Func<HttpContext, Task> Held(TaskCompletionSource asked, Task until, Func<HttpContext, Task> then) => async context =>
    {
        await Begin(context);
        asked.TrySetResult();
        await until.WaitAsync(context.RequestAborted);
        await then(context);
    };

    /// <summary>No success, with headers.</summary>
    public static Func<HttpContext, Task> Status(int status, string body, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    };

    /// <summary>Begins an answer and says no more, until the other side gives up.</summary>
    public static Func<HttpContext, Task> Stalled(TaskCompletionSource begun) => async context =>
    {
        await Begin(context);
        await Data(context, Chunk("m", new JsonObject { ["content"] = "{" }, null));
        begun.TrySetResult();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    };

    /// <summary>Never stops talking.</summary>
    public static Func<HttpContext, Task> Flood() => async context =>
    {
        await Begin(context);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await Data(context, Chunk("m", new JsonObject { ["content"] = new string('x', 1_000) }, null));
        }
    };

    /// <summary>Sends these bytes as events and hangs up.</summary>
    public static Func<HttpContext, Task> Cut(string bytes) => async context =>
    {
        await Begin(context);
        await Raw(context, bytes);
        context.Abort();
    };

    private static JsonObject Chunk(string model, JsonObject delta, string? finish) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1_700_000_000,
        ["model"] = model,
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    };

    private static async Task Begin(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.StartAsync();
    }

    private static async Task Event(HttpContext context, string type, JsonObject data)
    {
        data["type"] = type;
        await Raw(context, $"event: {type}\ndata: {data.ToJsonString()}\n\n");
    }

    private static Task Data(HttpContext context, JsonObject data) => Raw(context, $"data: {data.ToJsonString()}\n\n");

    private static async Task Raw(HttpContext context, string text)
    {
        await context.Response.WriteAsync(text);
        await context.Response.Body.FlushAsync();
    }

    private async Task Serve(HttpContext context)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        var request = new ProviderRequest(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), body);
        _requests.Enqueue(request);
        context.Items[nameof(ProviderRequest)] = request;
        Func<HttpContext, Task> step;
        lock (_steps)
        {
            step = _steps.Count > 1 ? _steps.Dequeue() : _steps.Peek();
        }

        await step(context);
    }
}

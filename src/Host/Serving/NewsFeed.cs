using System.Net;
using System.Net.Http.Headers;
using Arus.Contracts.Language;
using Arus.Contracts.Live;
using Arus.Foundation.Files;

namespace Arus.Host.Serving;

/// <summary>
/// Looks at an RSS or Atom address, or a file of headlines, while a session runs: reads the sentiment of what is new, tells the session, and keeps it in the data
/// directory. Whatever the other side does, it costs a look and nothing else: each look has a limit of time and of size, and failures make the looks rarer.
/// </summary>
internal sealed class NewsFeed(
    string address, HttpClient client, ILiveRunner live, string dataDirectory, INewsFiles files, INewsShelf shelf, TimeProvider time)
{
    /// <summary>The most bytes of one look, unpacked.</summary>
    public const int BytesMax = 4 << 20;

    /// <summary>The most headlines told to the session by one look.</summary>
    public const int ToldMax = 100;

    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>The longest pause after failures; each doubles it.</summary>
    public static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(30);

    /// <summary>How long one look may take.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>What was published longer ago is kept for later runs, and is no news to this one.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(30);

    // Feeds share the file in which headlines are kept.
    private static readonly SemaphoreSlim Keeping = new(1);

    private EntityTagHeaderValue? _tag;
    private DateTimeOffset? _modified;

    /// <summary>Whether a text is an address rather than a file.</summary>
    public static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <summary>A client that follows a few redirects and unpacks.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler { MaxAutomaticRedirections = 5, AutomaticDecompression = DecompressionMethods.All, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Looks until stopped.</summary>
    /// <param name="failed">Hears once of each new reason why there are no headlines.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Run(Action<string> failed, CancellationToken stop)
    {
        var (last, pause) = ("", Pause);
        while (!stop.IsCancellationRequested)
        {
            var reason = await Look(stop);
            if (reason.Length > 0 && reason != last)
            {
                failed(reason);
            }

            pause = reason.Length == 0 ? Pause : pause * 2 < PauseMax ? pause * 2 : PauseMax;
            last = reason;
            await Task.Delay(pause, time, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Looks once. Returns what went wrong; empty for nothing.</summary>
    public async Task<string> Look(CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            if (await Content(either.Token) is { } content)
            {
                using var reader = new StreamReader(content);
                await Tell(files.Read(address, reader).Known(Timestamp.Min, Timestamp.Max), stop);
            }

            return "";
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return $"it took longer than {Deadline.TotalSeconds:0} seconds";
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException or InvalidInputException or RefusedException or OperationCanceledException)
        {
            (_tag, _modified) = (null, null);
            return problem.Message;
        }
    }

    private async Task<Stream?> Content(CancellationToken stop)
    {
        if (!IsAddress(address))
        {
            using var file = RegularFile.Open(address, "FILE_UNREADABLE", "a CSV of headlines, an RSS or an Atom file");
            return await Bounded(file, stop);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd($"arus/{Composition.Version}");
        request.Headers.IfModifiedSince = _modified;
        if (_tag is not null)
        {
            request.Headers.IfNoneMatch.Add(_tag);
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        using var body = await response.Content.ReadAsStreamAsync(stop);
        var content = await Bounded(body, stop);
        (_tag, _modified) = (response.Headers.ETag, response.Content.Headers.LastModified);
        return content;
    }

    private static async Task<Stream> Bounded(Stream from, CancellationToken stop)
    {
        var content = new MemoryStream();
        var buffer = new byte[1 << 14];
        for (int count; (count = await from.ReadAsync(buffer, stop)) > 0;)
        {
            content.Write(buffer, 0, count);
            if (content.Length > BytesMax)
            {
                throw new InvalidDataException($"it is longer than {BytesMax >> 20} MB");
            }
        }

        content.Position = 0;
        return content;
    }

    /// <summary>Tells the session first: what it had no room for is not kept, and so is new at the next look.</summary>
    private async Task Tell(IReadOnlyList<Headline> headlines, CancellationToken stop)
    {
        await Keeping.WaitAsync(stop);
        try
        {
            var now = Timestamp.From(time.GetUtcNow());
            var fresh = now.Plus(-FreshFor.Ticks * 100);
            var kept = new List<ScoredHeadline>();
            var told = 0;
            foreach (var one in shelf.New(dataDirectory, headlines))
            {
                // What is fresh was known here just now, whatever the other side's clock says.
                var isFresh = one.Headline.KnownAt >= fresh;
                if (isFresh && one.Headline.Currencies.Count > 0 && (told++ >= ToldMax || !live.TryPost(new NewsReading(one.Headline.Id, one.Headline.Currencies, one.Score.Balance))))
                {
                    continue;
                }

                kept.Add(isFresh ? one with { Headline = one.Headline with { KnownAt = now } } : one);
            }

            shelf.Keep(dataDirectory, kept);
        }
        finally
        {
            Keeping.Release();
        }
    }
}

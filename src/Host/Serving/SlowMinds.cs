using Arus.Contracts.Features;
using Arus.Contracts.Language;
using Arus.Contracts.Live;
using Arus.Foundation.Persistence;
using Arus.Host.SecondOpinions;

namespace Arus.Host.Serving;

/// <summary>Language models beside a running session: who is asked, what it may cost, and where that is written down.</summary>
internal sealed class SlowMinds : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ISecondOpinion _asked;
    private readonly SecondOpinionDesk _desk;
    private readonly IDisposable _listening;

    private SlowMinds(ISecondOpinion asked, IFeaturePipelineFactory pipelines, ILiveRunner live, Action<KeptOpinion> keep, IReadOnlyList<SecondOpinionSeat> seats)
    {
        _asked = asked;
        _desk = new(seats, asked, pipelines, keep, live.TryPost, _stop.Token);
        _listening = live.Session.Subscribe(_desk);
    }

    /// <summary>Begins to ask; null where no strategy has a seat for it or nobody can be asked.</summary>
    /// <param name="opinions">Sets the asking up.</param>
    /// <param name="pipelines">Computes the indicators of a situation.</param>
    /// <param name="live">The session.</param>
    /// <param name="dataDirectory">Where spending and answers are written down.</param>
    /// <param name="terms">What it may cost, and how it is asked.</param>
    /// <param name="seats">What is asked about.</param>
    /// <param name="shelf">Keeps the answers for runs over history.</param>
    /// <param name="failed">Hears why an answer could not be kept.</param>
    public static SlowMinds? Begin(
        ISecondOpinions opinions, IFeaturePipelineFactory pipelines, ILiveRunner live, string dataDirectory, SecondOpinionTerms terms, IReadOnlyList<SecondOpinionSeat> seats,
        ISecondOpinionShelf shelf, Action<string> failed)
    {
        var providers = opinions.Providers(Environment.GetEnvironmentVariable);
        if (seats.Count == 0 || providers.Count == 0)
        {
            return null;
        }

        var folder = DataDirectory.Language(dataDirectory);
        Directory.CreateDirectory(folder);
        var asked = opinions.Create(new()
        {
            Providers = providers,
            BudgetUsdPerDay = terms.UsdPerDay,
            IsMasked = terms.IsMasked,
            SpendingFile = Path.Combine(folder, "spending.jsonl"),
            RecordingFile = Path.Combine(folder, "answers.jsonl"),
            PriceFile = Environment.GetEnvironmentVariable("ARUS_LLM_PRICES") is { Length: > 0 } prices ? prices : null,
        });
        return new(asked, pipelines, live, Keeper(shelf, dataDirectory, failed), seats);
    }

    /// <summary>Keeps one answer at a time; a disk that is full or a damaged file ends no session.</summary>
    private static Action<KeptOpinion> Keeper(ISecondOpinionShelf shelf, string dataDirectory, Action<string> failed)
    {
        var gate = new Lock();
        return answer =>
        {
            lock (gate)
            {
                try
                {
                    shelf.Keep(dataDirectory, [answer]);
                }
                catch (Exception problem) when (problem is InvalidInputException or RefusedException or IOException)
                {
                    failed(problem.Message);
                }
            }
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listening.Dispose();
        await _stop.CancelAsync();
        await _desk.Idle;
        _asked.Dispose();
        _stop.Dispose();
    }
}

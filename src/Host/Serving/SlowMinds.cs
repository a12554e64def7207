using Arus.Contracts.Language;
using Arus.Contracts.Live;
using Arus.Foundation.Persistence;

namespace Arus.Host.Serving;

/// <summary>Language models beside a running session: who is asked, what it may cost, and where that is written down.</summary>
internal sealed class SlowMinds : IAsyncDisposable
{
    /// <summary>The seat of a strategy that hears them.</summary>
    public const string Seat = "second-opinion";

    private readonly CancellationTokenSource _stop = new();
    private readonly ISecondOpinion _asked;
    private readonly SecondOpinionDesk _desk;
    private readonly IDisposable _listening;

    private SlowMinds(ISecondOpinion asked, ILiveRunner live, IReadOnlyList<SecondOpinionSeat> seats)
    {
        _asked = asked;
        _desk = new(seats, asked, live.Session.Features, live.TryPost, _stop.Token);
        _listening = live.Session.Subscribe(_desk);
    }

    /// <summary>Begins to ask; null where no strategy has a seat for it or nobody can be asked.</summary>
    /// <param name="opinions">Sets the asking up.</param>
    /// <param name="live">The session.</param>
    /// <param name="dataDirectory">Where spending and answers are written down.</param>
    /// <param name="usdPerDay">What it may cost.</param>
    /// <param name="seats">What is asked about.</param>
    public static SlowMinds? Begin(ISecondOpinions opinions, ILiveRunner live, string dataDirectory, decimal usdPerDay, IReadOnlyList<SecondOpinionSeat> seats)
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
            BudgetUsdPerDay = usdPerDay,
            SpendingFile = Path.Combine(folder, "spending.jsonl"),
            RecordingFile = Path.Combine(folder, "answers.jsonl"),
            PriceFile = Environment.GetEnvironmentVariable("ARUS_LLM_PRICES") is { Length: > 0 } prices ? prices : null,
        });
        return new(asked, live, seats);
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

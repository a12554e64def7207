using Arus.Contracts.Intelligence;
using Arus.Contracts.Language;

namespace Arus.Intelligence.Readings;

/// <summary>Kept headlines as agents read them: an item for each currency a headline is about.</summary>
internal sealed class ArchivedNews(IReadOnlyList<ScoredHeadline> headlines) : IEventLog<NewsItem>
{
    private readonly NewsItem[] _items =
        [.. headlines.SelectMany(one => one.Headline.Currencies.Select(currency => new NewsItem(one.Headline.KnownAt, currency, one.Score.Balance)))];

    /// <inheritdoc/>
    public bool TryRead(long index, out NewsItem entry)
    {
        entry = index < _items.Length ? _items[index] : default;
        return index < _items.Length;
    }
}

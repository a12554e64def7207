namespace Arus.Features;

/// <summary>
/// The instrument among others. A bar of another counts when it closed together with the row; on other rows that instrument is left out. Returns are
/// in standard deviations of the last 60 bars where moves of different instruments are added.
/// </summary>
internal static class CrossInstrumentFeatures
{
    private const string Deviations = "standard deviations";
    private const string Textbook = "Textbook; the mean over the others.";

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        new("others.correlation60", "correlation", "−1 to 1", Textbook, m => Mean(m, peer => Correlation(m, peer))),
        new("others.correlation60.highest", "correlation", "0 to 1", "Textbook; of the others.",
            m => Of(m, peer => Correlation(m, peer).Abs()).HighestOf(m.Rows)),
        new("others.correlation20.60.gap", "correlation", "−2 to 2", Textbook,
            m => Mean(m, peer => m.Close.Return().Correlation(peer.Return(), 20) - Correlation(m, peer))),
        new("others.beta60", "ratio", "about ±3", Textbook, m => Mean(m, peer => m.Close.Return().Beta(peer.Return(), 60))),
        new("others.move", Deviations, "about ±5", "The others' move as far as it goes with ours: correlation × move.",
            m => Mean(m, peer => Correlation(m, peer) * Move(peer.Return()))),
        new("others.residual", Deviations, "about ±5", "Our move less what the others explain of it.",
            m => Move(m.Close.Return()) - Mean(m, peer => Correlation(m, peer) * Move(peer.Return()))),
        new("others.lead60", "correlation", "0 to 1", "Lead and lag, Lo and MacKinlay 1990: |correlation| with the other's return of one bar before, the highest.",
            m => Of(m, peer => Lead(m, peer).Abs()).HighestOf(m.Rows)),
        new("others.leadlag60", "correlation", "−2 to 2", "Lead and lag, Lo and MacKinlay 1990: above 0 the others lead.",
            m => Mean(m, peer => Lead(m, peer).Abs() - m.Close.Return().Lag().Correlation(peer.Return(), 60).Abs())),
        new("others.leadsignal", Deviations, "about ±2", "The move that the others' latest returns announce: lead correlation × move.",
            m => Mean(m, peer => Lead(m, peer) * Move(peer.Return()))),
        new("others.breadth24", "mean sign", "−1 to 1", "Others that rose over 24 bars less those that fell, each with the sign of its correlation.",
            m => Mean(m, peer => (Correlation(m, peer) * peer.Return(24)).Sign())),
        new("others.volatility20.60.ratio", "ratio", "about 0.3 to 3", Textbook,
            m => Mean(m, peer => peer.Return().Deviation(20) / peer.Return().Deviation(60))),
        new("strength.base24", "log return", "about ±0.05", "Currency strength: mean return of the base currency against all others.",
            m => Strength(m, m.Instrument.Base, 24)),
        new("strength.quote24", "log return", "about ±0.05", "Currency strength: mean return of the quote currency against all others.",
            m => Strength(m, m.Instrument.Quote, 24)),
        new("strength.gap24", "log return", "about ±0.1", "Currency strength of base less quote.",
            m => Strength(m, m.Instrument.Base, 24) - Strength(m, m.Instrument.Quote, 24)),
        new("strength.gap120", "log return", "about ±0.2", "Currency strength of base less quote.",
            m => Strength(m, m.Instrument.Base, 120) - Strength(m, m.Instrument.Quote, 120)),
    ];

    private static List<Series> Of(FeatureGraph m, Func<Peer, Series> series) => [.. m.Peers.Select(series)];

    private static Series Mean(FeatureGraph m, Func<Peer, Series> series) => Of(m, series).MeanOf(m.Rows);

    private static Series Correlation(FeatureGraph m, Peer peer) => m.Close.Return().Correlation(peer.Return(), 60);

    private static Series Lead(FeatureGraph m, Peer peer) => m.Close.Return().Correlation(peer.Return().Lag(), 60);

    private static Series Move(Series returns) => returns / returns.Deviation(60);

    /// <summary>The mean return of a currency in every pair that holds it; NaN when no other instrument is given.</summary>
    private static Series Strength(FeatureGraph m, Currency currency, int bars)
    {
        var own = m.Close.Return(bars);
        List<Series> pairs =
        [
            .. m.Peers.Count == 0 ? Array.Empty<Series>() : m.Instrument.Base == currency ? [own] : m.Instrument.Quote == currency ? [-own] : [],
            .. m.Peers.Where(peer => peer.Instrument.Base == currency).Select(peer => peer.Return(bars)),
            .. m.Peers.Where(peer => peer.Instrument.Quote == currency).Select(peer => -peer.Return(bars)),
        ];
        return pairs.MeanOf(m.Rows);
    }
}

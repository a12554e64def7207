using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>
/// The features of one instrument for one strategy. Indicators are updated by the bars of their own period, those of <see cref="BarPeriod.Tick"/> by
/// quotes; features of the catalogue take every bar, and their row is read when the values are. A price that is not positive and finite is refused before any feature sees it.
/// </summary>
internal sealed class FeaturePipeline : IFeaturePipeline
{
    private readonly double[] _values;
    private readonly Slot[][] _slotsByPeriod;
    private readonly Slot[] _quoteSlots;
    private readonly CatalogSlots[] _sets;
    private readonly InstrumentId? _instrument;

    /// <summary>A pipeline.</summary>
    /// <param name="names">The name of each value.</param>
    /// <param name="recorded">How many of them, the first ones, are recorded.</param>
    /// <param name="features">The indicators, and where the first output of each stands.</param>
    /// <param name="sets">The features of the catalogue.</param>
    /// <param name="instrument">Whose bars the indicators take; any when <see langword="null"/>.</param>
    public FeaturePipeline(
        IReadOnlyList<string> names, int recorded, IReadOnlyList<(BarPeriod Period, IndicatorStream Stream, int Offset)> features, CatalogSlots[] sets, InstrumentId? instrument)
    {
        _sets = sets;
        _instrument = instrument;
        Names = names;
        RecordedNames = [.. names.Take(recorded)];
        _values = new double[names.Count];
        Array.Fill(_values, double.NaN);

        _slotsByPeriod = [.. Enum.GetValues<BarPeriod>().Order().Select(period => features
            .Where(feature => feature.Period == period)
            .Select(feature => new Slot(feature.Stream, feature.Offset, feature.Stream.Outputs.Count)).ToArray())];
        _quoteSlots = _slotsByPeriod[(int)BarPeriod.Tick];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> RecordedNames { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> Values
    {
        get
        {
            foreach (var set in _sets)
            {
                set.CopyTo(_values);
            }

            return _values;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A price is not positive, or the volume is negative.</exception>
    public void OnBar(in Bar bar)
    {
        foreach (var set in _sets)
        {
            set.OnBar(in bar);
        }

        var slots = _slotsByPeriod[(int)bar.Period];
        if (slots.Length == 0 || (_instrument is { } own && bar.Instrument != own))
        {
            return;
        }

        var input = new IndicatorInput(
            bar.OpenedAt, bar.Open.ToDouble(), bar.High.ToDouble(), bar.Low.ToDouble(), bar.Close.ToDouble(), bar.Volume);
        if (!IndicatorLimits.IsUsable(in input))
        {
            IndicatorLimits.ThrowBar(in input);
        }

        Update(slots, in input);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The mid is not positive and finite.</exception>
    public void OnQuote(Timestamp at, double mid)
    {
        if (!IndicatorLimits.IsPrice(mid))
        {
            IndicatorLimits.ThrowPrice(mid);
        }

        Update(_quoteSlots, IndicatorInput.Single(at, mid));
    }

    private void Update(Slot[] slots, in IndicatorInput input)
    {
        var values = _values.AsSpan();
        foreach (ref readonly var slot in slots.AsSpan())
        {
            slot.Stream.Update(in input);
            slot.Stream.CopyTo(values.Slice(slot.Offset, slot.Count));
        }
    }

    /// <summary>A feature and its place among the values.</summary>
    private readonly record struct Slot(IndicatorStream Stream, int Offset, int Count);
}

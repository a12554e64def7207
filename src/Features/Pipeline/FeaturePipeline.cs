using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>
/// The features of one instrument for one strategy. Each is updated by the bars of its own period, those of <see cref="BarPeriod.Tick"/> by quotes.
/// A price that is not positive and finite is refused before any feature sees it.
/// </summary>
internal sealed class FeaturePipeline : IFeaturePipeline
{
    private readonly double[] _values;
    private readonly Slot[][] _slotsByPeriod;
    private readonly Slot[] _quoteSlots;

    public FeaturePipeline(IReadOnlyList<string> names, IReadOnlyList<(BarPeriod Period, IndicatorStream Stream)> features)
    {
        Names = names;
        _values = new double[names.Count];
        Array.Fill(_values, double.NaN);

        var slots = new List<(BarPeriod Period, Slot Slot)>();
        var offset = 0;
        foreach (var (period, stream) in features)
        {
            slots.Add((period, new Slot(stream, offset, stream.Outputs.Count)));
            offset += stream.Outputs.Count;
        }

        _slotsByPeriod = [.. Enum.GetValues<BarPeriod>().Order()
            .Select(period => slots.Where(slot => slot.Period == period).Select(slot => slot.Slot).ToArray())];
        _quoteSlots = _slotsByPeriod[(int)BarPeriod.Tick];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A price is not positive, or the volume is negative.</exception>
    public void OnBar(in Bar bar)
    {
        var slots = _slotsByPeriod[(int)bar.Period];
        if (slots.Length == 0)
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

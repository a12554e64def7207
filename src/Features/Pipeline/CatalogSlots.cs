using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>The catalogue's features of one period within a pipeline, and where each stands among its values.</summary>
internal sealed class CatalogSlots(FeatureSet set, BarPeriod period, int[] offsets)
{
    private readonly double[] _row = new double[offsets.Length];
    private Timestamp _read = Timestamp.Min;

    /// <summary>Takes a closed bar. Bars shorter than the rows' own are passed by: what learned from bars of a period never saw shorter ones.</summary>
    public void OnBar(in Bar bar)
    {
        if (bar.Period >= period)
        {
            set.Add(in bar);
        }
    }

    /// <summary>Puts the latest row in its places, when there is a new one.</summary>
    public void CopyTo(Span<double> values)
    {
        if (set.RowTime == _read)
        {
            return;
        }

        _read = set.RowTime;
        set.CopyTo(_row);
        for (var i = 0; i < offsets.Length; i++)
        {
            values[offsets[i]] = _row[i];
        }
    }
}

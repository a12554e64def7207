using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>The catalogue's features of one period within a pipeline, and where each stands among its values.</summary>
internal sealed class CatalogSlots(FeatureSet set, int[] offsets)
{
    private readonly double[] _row = new double[offsets.Length];
    private Timestamp _read = Timestamp.Min;

    /// <summary>Takes a closed bar.</summary>
    public void OnBar(in Bar bar) => set.Add(in bar);

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

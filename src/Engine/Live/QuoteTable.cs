using Arus.Contracts.Features;
using Arus.Contracts.Live;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Live;

/// <summary>The newest quote of each instrument.</summary>
internal sealed class QuoteTable
{
    private readonly Dictionary<InstrumentId, Latest<Tick>> _slots = [];
    private volatile Latest<Tick>[] _all = [];

    /// <summary>In the order in which they were first quoted.</summary>
    public IReadOnlyList<Tick> All => [.. _all.Select(slot => slot.Get())];

    public void Set(in Tick tick)
    {
        if (_slots.TryGetValue(tick.Instrument, out var slot))
        {
            slot.Set(in tick);
            return;
        }

        _slots[tick.Instrument] = slot = new Latest<Tick>(tick);
        _all = [.. _all, slot];
    }
}

/// <summary>The newest values of the features of one instrument.</summary>
internal sealed class FeatureTable(IFeaturePipeline pipeline)
{
    private readonly double[] _values = new double[pipeline.Names.Count];
    private int _version;

    /// <summary>Copies the values out of the pipeline; the loop's thread.</summary>
    public void Refresh()
    {
        _version++;
        Interlocked.MemoryBarrier();
        pipeline.Values.CopyTo(_values);
        Interlocked.MemoryBarrier();
        _version++;
    }

    public IReadOnlyList<NamedValue> All()
    {
        while (true)
        {
            var before = Volatile.Read(ref _version);
            var values = _values.Select((value, i) => new NamedValue(pipeline.Names[i], value)).ToArray();
            Interlocked.MemoryBarrier();
            if (before % 2 == 0 && before == Volatile.Read(ref _version))
            {
                return values;
            }

            Thread.Yield();
        }
    }
}

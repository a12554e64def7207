using System.Diagnostics.CodeAnalysis;
using Arus.Contracts.Features;
using Arus.Contracts.MarketData;

namespace Arus.Features;

/// <summary>
/// The stream of rows. Bars wait until a row is read or a quote comes, and are then taken in the order of their close, whoever's they are. The bar of a
/// row updates its own series; series that combine tracks are updated when the row ends: when it is read, or when the first thing of a later moment
/// comes. So the order of what closes together does not matter, and nothing later is ever seen.
/// </summary>
internal sealed class FeatureSet : IFeatureSet
{
    private readonly FeatureGraph _graph;
    private readonly Series[] _outputs;
    private readonly double[] _row;
    private readonly Peer[] _peers;
    private readonly Track?[] _tracks;
    private readonly BarQueue _waiting = new();
    private bool _isOpen;

    public FeatureSet(FeatureGraph graph, IReadOnlyList<FeatureDefinition> definitions)
    {
        _graph = graph;
        _outputs = [.. definitions.Select(definition => definition.Build(graph))];
        _row = new double[_outputs.Length];
        Array.Fill(_row, double.NaN);
        _peers = [.. graph.Peers];
        _tracks = [.. Enum.GetValues<BarPeriod>().Order().Select(graph.Find)];
        Names = [.. definitions.Select(definition => definition.Name)];
        Periods = graph.Periods;
        graph.Seal();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public IReadOnlyList<BarPeriod> Periods { get; }

    /// <inheritdoc/>
    public Timestamp RowTime { get; private set; } = Timestamp.Min;

    /// <inheritdoc/>
    public long LateBars { get; private set; }

    /// <inheritdoc/>
    public void Add(in Bar bar)
    {
        if (TrackOf(in bar) is not { } track)
        {
            return;
        }

        if (_waiting.IsFull)
        {
            Apply(in _waiting.Take());
        }

        _waiting.Insert(in bar);
        if (ReferenceEquals(track, _graph.Base))
        {
            RowTime = bar.ClosesAt;
        }
    }

    /// <inheritdoc/>
    public void Add(in Tick tick)
    {
        if (tick.Instrument == _graph.Instrument.Id)
        {
            TakeWaiting();
            EndRowBefore(tick.ReceivedAt.Nanos);
            _graph.Quotes.Add(in tick);
        }
    }

    /// <inheritdoc/>
    public void Add(in BookTop top)
    {
        if (top.Instrument == _graph.Instrument.Id)
        {
            TakeWaiting();
            EndRowBefore(top.ReceivedAt.Nanos);
            _graph.Quotes.Add(in top);
        }
    }

    /// <inheritdoc/>
    public void CopyTo(Span<double> row)
    {
        TakeWaiting();
        EndRow();
        _row.CopyTo(row);
    }

    private void TakeWaiting()
    {
        while (!_waiting.IsEmpty)
        {
            Apply(in _waiting.Take());
        }
    }

    private void Apply(in Bar bar)
    {
        var track = TrackOf(in bar)!;
        var input = new IndicatorInput(
            bar.OpenedAt, bar.Open.ToDouble(), bar.High.ToDouble(), bar.Low.ToDouble(), bar.Close.ToDouble(), bar.Volume);
        if (!IndicatorLimits.IsUsable(in input))
        {
            IndicatorLimits.ThrowBar(in input);
        }

        if (bar.ClosesAt <= track.ClosedAt)
        {
            ThrowBackward(in bar, track.ClosedAt);
        }

        EndRowBefore(bar.ClosesAt.Nanos - 1);
        var isRow = ReferenceEquals(track, _graph.Base);
        if (isRow)
        {
            _graph.Quotes.CloseBar();
        }
        else if (!_isOpen && bar.ClosesAt <= _graph.Base.ClosedAt)
        {
            LateBars++;
        }

        track.Update(in input, bar.ClosesAt, bar.Spread.ToDouble());
        _isOpen |= isRow;
    }

    private Track? TrackOf(in Bar bar)
    {
        if (bar.Instrument == _graph.Instrument.Id)
        {
            return _tracks[(int)bar.Period];
        }

        if (bar.Period == _graph.Period)
        {
            foreach (var peer in _peers)
            {
                if (peer.Instrument.Id == bar.Instrument)
                {
                    return peer.Track;
                }
            }
        }

        return null;
    }

    /// <summary>Ends a row that closed at or before a moment.</summary>
    private void EndRowBefore(long nanos)
    {
        if (_isOpen && _graph.Base.ClosedAt.Nanos <= nanos)
        {
            EndRow();
        }
    }

    private void EndRow()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        _graph.Rows.Update();
        for (var i = 0; i < _outputs.Length; i++)
        {
            var value = _outputs[i].Value;
            _row[i] = double.IsFinite(value) ? value : double.NaN;
        }
    }

    [DoesNotReturn]
    private static void ThrowBackward(in Bar bar, Timestamp before) => throw new ArgumentOutOfRangeException(
        nameof(bar), bar.ClosesAt, $"{bar.Instrument} {bar.Period}: a bar closes after the one before it, which closed at {before}");
}

using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Arus.Contracts.MarketData;

namespace Arus.MarketData.Import;

/// <summary>Reads another feed ahead on a thread of its own, through a fixed number of reused blocks. The rows are the same.</summary>
internal sealed class ReadAheadFeed : IMarketFeed
{
    private const int BlockSize = 8_192;
    private const int Blocks = 4;

    private readonly IMarketFeed _inner;
    private readonly BlockingCollection<Block> _free = new(Blocks);
    private readonly BlockingCollection<Block> _filled = new(Blocks);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;
    private Block? _current;
    private int _taken;

    public ReadAheadFeed(IMarketFeed inner)
    {
        _inner = inner;
        var isTicks = inner.Resolution == BarPeriod.Tick;
        for (var i = 0; i < Blocks; i++)
        {
            _free.Add(new(isTicks ? new Tick[BlockSize] : [], isTicks ? [] : new Bar[BlockSize]));
        }

        _thread = new(ReadAhead) { IsBackground = true, Name = "arus read ahead" };
        _thread.Start();
    }

    public BarPeriod Resolution => _inner.Resolution;

    public IReadOnlyList<InstrumentId> Instruments => _inner.Instruments;

    public DataQuality Quality
    {
        get
        {
            lock (_gate)
            {
                return _inner.Quality;
            }
        }
    }

    public double Progress => _inner.Progress;

    public int Read(Span<Tick> ticks)
    {
        if (Resolution != BarPeriod.Tick || !TryAdvance())
        {
            return 0;
        }

        var count = Math.Min(ticks.Length, _current!.Count - _taken);
        _current.Ticks.AsSpan(_taken, count).CopyTo(ticks);
        _taken += count;
        return count;
    }

    public int Read(Span<Bar> bars)
    {
        if (Resolution == BarPeriod.Tick || !TryAdvance())
        {
            return 0;
        }

        var count = Math.Min(bars.Length, _current!.Count - _taken);
        _current.Bars.AsSpan(_taken, count).CopyTo(bars);
        _taken += count;
        return count;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _inner.Dispose();
        _free.Dispose();
        _filled.Dispose();
        _stop.Dispose();
    }

    private bool TryAdvance()
    {
        if (_current is not null && _taken < _current.Count)
        {
            return true;
        }

        if (_current is not null)
        {
            _free.Add(_current);
            _current = null;
        }

        _taken = 0;
        if (_filled.TryTake(out _current, Timeout.Infinite))
        {
            return true;
        }

        _failure?.Throw();
        return false;
    }

    private void ReadAhead()
    {
        try
        {
            while (true)
            {
                var block = _free.Take(_stop.Token);
                lock (_gate)
                {
                    block.Count = Resolution == BarPeriod.Tick ? _inner.Read(block.Ticks) : _inner.Read(block.Bars);
                }

                if (block.Count == 0)
                {
                    break;
                }

                _filled.Add(block, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has gone.
        }
#pragma warning disable CA1031 // Whatever happens over there is thrown on the caller's thread.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(error);
        }
        finally
        {
            _filled.CompleteAdding();
        }
    }

    private sealed class Block(Tick[] ticks, Bar[] bars)
    {
        public Tick[] Ticks { get; } = ticks;

        public Bar[] Bars { get; } = bars;

        public int Count { get; set; }
    }
}

using Arus.Contracts.MarketData;

namespace Arus.Gateway.Live;

/// <summary>
/// Something of which only the newest matters: a quote, the account. Told at most so often; what comes meanwhile replaces what was not told yet.
/// </summary>
internal abstract class LiveSlot(int index, LiveChannels channel, InstrumentId? instrument, TimeSpan interval)
{
    private byte[] _frame = [];
    private long _framed;

    /// <summary>Where clients keep what they were told of it.</summary>
    public int Index => index;

    public LiveChannels Channel => channel;

    public InstrumentId? Instrument => instrument;

    /// <summary>A client is told no sooner than this after it was told last.</summary>
    public TimeSpan Interval => interval;

    /// <summary>How often it changed; 0 when it never had a value.</summary>
    public long Version { get; protected set; }

    /// <summary>When it last changed, by the monotonic clock.</summary>
    public long ChangedAt { get; protected set; }

    /// <summary>The newest value as a message, written once for all who are told. Called by the sender, in the feed's lock.</summary>
    public byte[] Frame
    {
        get
        {
            if (_framed != Version)
            {
                _frame = Write();
                _framed = Version;
            }

            return _frame;
        }
    }

    protected abstract byte[] Write();
}

/// <summary>The newest quote of an instrument.</summary>
internal sealed class TickSlot(int index, InstrumentId instrument) : LiveSlot(index, LiveChannels.Ticks, instrument, TimeSpan.FromMilliseconds(100))
{
    private Tick _tick;

    public void Set(in Tick tick, long at)
    {
        _tick = tick;
        Version++;
        ChangedAt = at;
    }

    protected override byte[] Write() => LiveFrame.Of(_tick);
}

/// <summary>The newest state of something.</summary>
internal sealed class StateSlot<T>(int index, LiveChannels channel, string target) : LiveSlot(index, channel, null, TimeSpan.FromMilliseconds(250))
    where T : class
{
    private T? _value;

    public void Set(T value, long at)
    {
        _value = value;
        Version++;
        ChangedAt = at;
    }

    protected override byte[] Write() => LiveFrame.Of(target, _value!);
}

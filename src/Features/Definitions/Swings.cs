namespace Arus.Features;

/// <summary>
/// The last swing highs and lows: a high that is above those of the three bars on either side. One is known three bars later, and not seen before.
/// </summary>
internal sealed class Swings : Series
{
    /// <summary>Bars on either side.</summary>
    public const int Side = 3;

    private const int Kept = 4;
    private const int Window = (2 * Side) + 1;
    private readonly double[] _highs = new double[Window];
    private readonly double[] _lows = new double[Window];
    private readonly Swing[] _swingHighs = new Swing[Kept];
    private readonly Swing[] _swingLows = new Swing[Kept];
    private int _bar = -1;
    private int _highCount;
    private int _lowCount;

    private Swings(Track track, string formula)
        : base(track, formula, Window - 1)
    {
    }

    /// <summary>The swings of a track.</summary>
    public static Swings Of(Track track) => (Swings)track.Once(track.Prefixed("swings"), formula => new Swings(track, formula));

    /// <summary>A number read from the swings once there are so many highs and lows; NaN before.</summary>
    public Series Read(string name, int swings, Func<Swings, double> read) => Track.Once(
        Track.Prefixed(name), formula => new Field(Track, formula, _ => _highCount >= swings && _lowCount >= swings ? read(this) : double.NaN, WarmUp));

    /// <summary>A swing high; 0 is the latest.</summary>
    public Swing High(int ago) => _swingHighs[ago];

    /// <summary>A swing low; 0 is the latest.</summary>
    public Swing Low(int ago) => _swingLows[ago];

    /// <summary>Bars since a swing.</summary>
    public int Age(in Swing swing) => _bar - swing.Bar;

    /// <summary>How many of the swings kept lie within a distance of a price.</summary>
    public int CountNear(double price, double distance)
    {
        var count = 0;
        for (var i = 0; i < Kept; i++)
        {
            count += i < _highCount && Math.Abs(_swingHighs[i].Price - price) <= distance ? 1 : 0;
            count += i < _lowCount && Math.Abs(_swingLows[i].Price - price) <= distance ? 1 : 0;
        }

        return count;
    }

    /// <inheritdoc/>
    public override void Update()
    {
        _bar++;
        _highs[_bar % Window] = Track.Bar.High;
        _lows[_bar % Window] = -Track.Bar.Low;
        Value = _bar;
        if (_bar < Window - 1)
        {
            return;
        }

        var middle = _bar - Side;
        if (IsPeak(_highs, middle))
        {
            Push(_swingHighs, new(_highs[middle % Window], middle), ref _highCount);
        }

        if (IsPeak(_lows, middle))
        {
            Push(_swingLows, new(-_lows[middle % Window], middle), ref _lowCount);
        }
    }

    /// <summary>Above everything before it in the window, and not below anything after.</summary>
    private static bool IsPeak(double[] values, int middle)
    {
        var peak = values[middle % Window];
        for (var side = 1; side <= Side; side++)
        {
            if (values[(middle - side) % Window] >= peak || values[(middle + side) % Window] > peak)
            {
                return false;
            }
        }

        return true;
    }

    private static void Push(Swing[] swings, Swing swing, ref int count)
    {
        for (var i = Kept - 1; i > 0; i--)
        {
            swings[i] = swings[i - 1];
        }

        swings[0] = swing;
        count = Math.Min(count + 1, Kept);
    }
}

namespace Arus.Features;

/// <summary>
/// Volume-synchronised probability of informed trading: volume is poured into buckets of equal size, and the mean share by which buying and selling
/// differ over the last fifty full buckets is its value. Easley, López de Prado and O'Hara 2012. A bucket has the mean volume of a bar when it is begun.
/// </summary>
internal sealed class Vpin : Series
{
    private const int Buckets = 50;
    private readonly Series _volume;
    private readonly Series _boughtShare;
    private readonly Series _bucketSize;
    private RollingMean _imbalances = new(Buckets);
    private double _size;
    private double _filled;
    private double _bought;

    private Vpin(string formula, Series volume, Series boughtShare, Series bucketSize)
        : base(volume.Track, formula, Math.Max(boughtShare.WarmUp, bucketSize.WarmUp) + Buckets)
    {
        _volume = volume;
        _boughtShare = boughtShare;
        _bucketSize = bucketSize;
    }

    /// <summary>The series.</summary>
    /// <param name="volume">The volume of each bar.</param>
    /// <param name="boughtShare">Which share of it was bought.</param>
    /// <param name="bucketSize">The volume of a bucket begun now.</param>
    public static Series Of(Series volume, Series boughtShare, Series bucketSize) => volume.Track.Once(
        $"vpin({volume.Display}, {boughtShare.Display}, {bucketSize.Display})", formula => new Vpin(formula, volume, boughtShare, bucketSize));

    /// <inheritdoc/>
    public override void Update()
    {
        if (double.IsNaN(_boughtShare.Value) || double.IsNaN(_bucketSize.Value))
        {
            return;
        }

        // Beyond fifty buckets of one bar every further one would only replace its like.
        var rest = Math.Min(_volume.Value, Buckets * _bucketSize.Value);
        while (rest > 0.0)
        {
            if (_filled == 0.0)
            {
                _size = _bucketSize.Value;
                _bought = 0.0;
            }

            var part = Math.Min(rest, _size - _filled);
            _filled += part;
            _bought += part * _boughtShare.Value;
            rest -= part;
            if (_filled >= _size)
            {
                Value = _imbalances.Next(Math.Abs((2.0 * _bought) - _size) / _size);
                _filled = 0.0;
            }
        }
    }
}

using Arus.Contracts.MarketData;

namespace Arus.Intelligence.Strategies;

/// <summary>How far a protective order lies from the fill.</summary>
/// <param name="Kind">What the value means.</param>
/// <param name="Value">Positive.</param>
internal sealed record ProtectionDistance(DistanceKind Kind, decimal Value)
{
    private readonly double _multiple = (double)Value;

    /// <summary>The distance in whole ticks of the instrument, at least one; zero while the true range is not known.</summary>
    public PriceDelta Of(Instrument instrument, double atr)
    {
        var tick = instrument.TickSize.Nanos;
        var nanos = Kind == DistanceKind.Points ? (double)(Value * PointNanos(instrument.Digits)) : _multiple * atr * Price.NanosPerUnit;
        var ticks = Math.Floor((nanos / tick) + 0.5);
        return ticks is >= 0 and < 1e12 && ticks * tick < 9e18 ? new PriceDelta(Math.Max(1, (long)ticks) * tick) : PriceDelta.Zero;
    }

    /// <summary>A point is one of the last digit a price is quoted with, as in MetaTrader.</summary>
    private static long PointNanos(int digits)
    {
        var nanos = Price.NanosPerUnit;
        for (var i = 0; i < digits; i++)
        {
            nanos /= 10;
        }

        return nanos;
    }
}

using Arus.Contracts.MarketData;
using Arus.Foundation.Numerics;
using Arus.MarketData.Instruments;

namespace Arus.MarketData.Simulation;

/// <summary>
/// The ticks of an invented market. Moods (<see cref="MarketRegime"/>) follow each other as a Markov chain; within a mood the price takes normal
/// steps, one per tick, so that busy hours are also the volatile ones. Ticks arrive as a Poisson process whose rate, like the spread, depends on
/// the hour of the trading day. Small jumps come about every third day; over a closing the price gaps.
/// </summary>
internal sealed class SimulatedFeed : IMarketFeed
{
    // Eight per cent a year, over 6,200 hours of 260 ticks.
    private const double TickDeviation = 0.000063;
    private const double TicksPerHour = 260;
    private const double JumpsPerTick = 1.0 / (3 * 24 * TicksPerHour);
    private const double JumpDeviations = 12;
    private const double GapDeviations = 25;
    private const double TypicalSpread = 0.00002;

    // Price ends within a factor of a hundred of its start, whatever the seed.
    private const double Reach = 100;

    // By hours since the end of the trading day at 17:00 New York: ticks against the average hour…
    private static readonly double[] Activity =
    [
        0.15, 0.3, 0.7, 0.7, 0.6, 0.5, 0.5, 0.5, 0.6, 0.9, 1.4, 1.5, 1.3, 1.2, 1.3, 1.9, 2.0, 1.9, 1.6, 1.3, 1.0, 0.8, 0.6, 0.4,
    ];

    // …and the spread against that of the busiest hours: wide from 17:00 to 18:00.
    private static readonly double[] Width =
    [
        6.0, 2.5, 1.6, 1.5, 1.5, 1.5, 1.5, 1.5, 1.4, 1.2, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.1, 1.2, 1.4, 2.0,
    ];

    private readonly ITradingCalendar _calendar;
    private readonly InstrumentId _instrument;
    private readonly StrictRandom _random;
    private readonly Timestamp _end;
    private readonly long _pointNanos;
    private readonly double _start;
    private MarketRegime _regime;
    private double _regimeHours;
    private double _anchor;
    private double _mid;
    private Timestamp _now;
    private Timestamp _rollover;
    private Timestamp _first;
    private Timestamp _last;
    private long _rows;

    /// <summary>Starts at the beginning of a request that has been checked.</summary>
    public SimulatedFeed(ITradingCalendar calendar, SimulationRequest request)
    {
        _calendar = calendar;
        _instrument = request.Instrument;
        _random = new(Mixed(request.Seed, request.Instrument));
        _end = request.From.Plus(request.Days * Timestamp.NanosPerDay);
        _pointNanos = InstrumentEntry.Point(request.Digits).Nanos;
        _start = _mid = _anchor = (double)request.Start.Nanos / _pointNanos;
        _regime = MarketRegime.First(_random.NextDouble());
        _regimeHours = _random.NextExponential() * _regime.MeanHours;
        _now = request.From.Plus(Timestamp.NanosPerMillisecond - 1).FloorTo(Timestamp.NanosPerMillisecond);
        _rollover = calendar.NextRollover(_now);
        SkipClosedHours();
        Instruments = [request.Instrument];
    }

    /// <inheritdoc/>
    public BarPeriod Resolution => BarPeriod.Tick;

    /// <inheritdoc/>
    public IReadOnlyList<InstrumentId> Instruments { get; }

    /// <inheritdoc/>
    public DataQuality Quality => _rows == 0 ? DataQuality.Empty : DataQuality.Empty with { Rows = _rows, First = _first, Last = _last };

    /// <inheritdoc/>
    public int Read(Span<Tick> ticks)
    {
        var count = 0;
        while (count < ticks.Length && Advance())
        {
            ticks[count++] = Quote();
        }

        return count;
    }

    /// <inheritdoc/>
    public int Read(Span<Bar> bars) => 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held: the ticks are made as they are asked for.
    }

    // Each instrument has a sequence of its own: FNV-1a over the symbol, added to the seed.
    private static ulong Mixed(ulong seed, InstrumentId instrument)
    {
        Span<byte> symbol = stackalloc byte[InstrumentId.LengthMax];
        var hash = 14695981039346656037UL;
        foreach (var letter in symbol[..instrument.CopyTo(symbol)])
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return unchecked(seed + hash);
    }

    // Goes to the next tick; false at the end.
    private bool Advance()
    {
        var hours = _random.NextExponential() / (TicksPerHour * Activity[HourOfTradingDay()]);
        var milliseconds = 1 + (long)(hours * 3_600_000);
        _now = _now.Plus(milliseconds * Timestamp.NanosPerMillisecond);
        Step();
        if (SkipClosedHours())
        {
            Move(GapDeviations * _random.NextGaussian());
            _anchor = _mid;
        }

        if (_now >= _end)
        {
            return false;
        }

        _regimeHours -= hours;
        if (_regimeHours <= 0)
        {
            _regime = _regime.Next(_random.NextDouble());
            _regimeHours = _random.NextExponential() * _regime.MeanHours;
            _anchor = _mid;
        }

        return true;
    }

    private void Step()
    {
        var deviations = _regime.Drift + (_regime.Volatility * _random.NextGaussian());
        if (_random.NextDouble() < JumpsPerTick)
        {
            deviations += JumpDeviations * _random.NextGaussian();
        }

        Move(deviations);
        _mid += _regime.Reversion * (_anchor - _mid);
    }

    private void Move(double deviations)
    {
        var moved = _mid * (1.0 + (TickDeviation * deviations));
        _mid = Math.Min(Math.Max(moved, _start / Reach), _start * Reach);
    }

    // Whether the market was closed; if so, now is the moment it opens, found to the minute.
    private bool SkipClosedHours()
    {
        if (_now >= _end || _calendar.IsOpen(TradingSessions.Forex, _now))
        {
            return false;
        }

        _now = _now.FloorTo(Timestamp.NanosPerMinute);
        do
        {
            _now = _now.Plus(Timestamp.NanosPerMinute);
        }
        while (_now < _end && !_calendar.IsOpen(TradingSessions.Forex, _now));

        return true;
    }

    private int HourOfTradingDay()
    {
        while (_now >= _rollover)
        {
            _rollover = _calendar.NextRollover(_now);
        }

        // A trading day has 23 or 25 hours when the clocks change; the count is from its end, so that 16:00 stays 16:00.
        var hoursLeft = (_rollover - _now - 1) / Timestamp.NanosPerHour;
        return (int)Math.Max(0, 23 - hoursLeft);
    }

    private Tick Quote()
    {
        var width = TypicalSpread * _mid * Width[HourOfTradingDay()] * _regime.Spread * StrictMath.Exp(0.3 * _random.NextGaussian());
        var spread = Math.Max(1L, (long)Math.Round(width));
        var bid = Math.Max(1L, (long)Math.Round(_mid) - (spread / 2));
        if (_rows++ == 0)
        {
            _first = _now;
        }

        _last = _now;
        return new(_instrument, new(bid * _pointNanos), new((bid + spread) * _pointNanos), _now, _now);
    }
}

namespace Arus.Intelligence.Agents.FundamentalAnalysis;

/// <summary>
/// What releases of one kind have done to one instrument. A surprise is actual less forecast in deviations of the surprises before it; a response is the
/// change of the mid over the horizon after the release, in its own expected deviations. Only what was known before a release judges it.
/// </summary>
internal struct MeasuredResponse
{
    /// <summary>Surprises before the next one can be held against them.</summary>
    private const int SurprisesMin = 5;

    private double _squares;
    private double _products;
    private double _weights;
    private double _distance;
    private int _seen;

    /// <summary>How many responses were measured.</summary>
    public int Count { get; private set; }

    /// <summary>The mean size of a response: 0.8 is that of any stretch of the market without news.</summary>
    public readonly double Impact => Count > 0 ? _distance / Count : double.NaN;

    /// <summary>The surprise of a release in deviations, at most 4; NaN while there are too few before it, or without numbers.</summary>
    public readonly double Standardised(double surprise)
    {
        if (_seen < SurprisesMin || !double.IsFinite(surprise))
        {
            return double.NaN;
        }

        // About zero, not about its mean: a forecast is what the market expects.
        var deviation = Math.Sqrt(_squares / _seen);
        return deviation > 0 ? Math.Clamp(surprise / deviation, -4.0, 4.0) : double.NaN;
    }

    /// <summary>Takes the surprise of a release, after it was judged.</summary>
    public void Surprised(double surprise)
    {
        if (double.IsFinite(surprise))
        {
            _seen++;
            _squares += surprise * surprise;
        }
    }

    /// <summary>Takes the response to a release whose horizon has ended.</summary>
    public void Responded(double standardised, double response)
    {
        _products += standardised * response;
        _weights += standardised * standardised;
        _distance += Math.Abs(response);
        Count++;
    }

    /// <summary>The expected response per deviation of surprise: least squares through zero, with <paramref name="doubt"/> releases that did nothing.</summary>
    public readonly double Slope(double doubt) => _weights + doubt > 0 ? _products / (_weights + doubt) : 0.0;
}

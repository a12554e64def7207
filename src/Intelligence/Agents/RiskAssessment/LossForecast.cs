using Arus.Foundation.Numerics;

namespace Arus.Intelligence.Agents.RiskAssessment;

/// <summary>
/// The loss over the horizon that 19 of 20 stay below, in four ways, from a window of bars, at each close. No allocation after construction.
/// </summary>
internal sealed class LossForecast
{
    private const double Confidence = 0.95;
    private const int Paths = 1_000;

    private readonly double[] _returns;
    private readonly double[] _standardised;
    private readonly double[] _sorted;
    private readonly double[] _losses = new double[Paths];
    private readonly StrictRandom _random = new(0x52_49_53_4B);
    private readonly int _bars;
    private readonly double _root;
    private readonly bool _withHistory;
    private int _next;
    private int _count;

    /// <param name="window">Bars it rests on.</param>
    /// <param name="bars">Bars of the horizon.</param>
    /// <param name="withHistory">Whether the scenarios hold what happened to others once.</param>
    public LossForecast(int window, int bars, bool withHistory)
    {
        (_returns, _standardised, _sorted) = (new double[window], new double[window], new double[window]);
        (_bars, _root, _withHistory) = (bars, Math.Sqrt(bars), withHistory);
    }

    /// <summary>Whether the window is full.</summary>
    public bool IsReady => _count == _returns.Length;

    /// <summary>From what happened, over a bar, times √n.</summary>
    public double Historical { get; private set; }

    /// <summary>Of normal returns.</summary>
    public double Parametric { get; private set; }

    /// <summary>Corrected for skew and kurtosis.</summary>
    public double CornishFisher { get; private set; }

    /// <summary>By simulation from past bars in their own deviations.</summary>
    public double MonteCarlo { get; private set; }

    /// <summary>The mean loss beyond the simulated one.</summary>
    public double Cvar { get; private set; }

    /// <summary>The worst of the scenarios.</summary>
    public StressScenario Stress { get; private set; }

    /// <summary>The largest of the four.</summary>
    public double Worst => Math.Max(Math.Max(Historical, Parametric), Math.Max(CornishFisher, MonteCarlo));

    /// <summary>Takes a bar.</summary>
    /// <param name="change">Its return, as a fraction.</param>
    /// <param name="expected">The deviation expected before it.</param>
    /// <param name="deviation">The deviation expected of the next.</param>
    public void Update(double change, double expected, double deviation)
    {
        (_returns[_next], _standardised[_next]) = (change, expected > 0 ? change / expected : 0.0);
        _next = _next + 1 == _returns.Length ? 0 : _next + 1;
        _count = IsReady ? _count : _count + 1;
        if (!IsReady)
        {
            return;
        }

        var moments = ReturnMoments.Of(_returns);
        Historical = _root * ValueAtRisk.Historical(_returns, Confidence, _sorted).Var;
        Parametric = _root * ValueAtRisk.Parametric(in moments, Confidence).Var;
        CornishFisher = _root * ValueAtRisk.CornishFisher(in moments, Confidence);
        (MonteCarlo, Cvar, _) = ValueAtRisk.MonteCarlo(_standardised, deviation, _bars, Confidence, _random, _losses);
        Stress = StressTest.Worst(_returns, deviation, _bars, _withHistory);
    }
}

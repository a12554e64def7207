namespace Arus.Intelligence.Agents.RiskAssessment;

/// <summary>One thing that could happen to the price.</summary>
/// <param name="Name">What, a constant.</param>
/// <param name="Move">By how much, as a fraction of the price; the position may stand on either side of it.</param>
internal readonly record struct StressScenario(string Name, double Move);

/// <summary>What a full position would lose if the worst of some scenarios came: three that happened, and two made of the market's own past.</summary>
internal static class StressTest
{
    /// <summary>Moves of a major pair within a day, from the press of those days: rounded, and none of them foreseen.</summary>
    public static readonly StressScenario[] Happened =
    [
        new("franc unpegged, 15 January 2015", 0.20),
        new("pound after the referendum, 24 June 2016", 0.08),
        new("pound's flash crash, 7 October 2016", 0.06),
    ];

    /// <summary>The worst loss as a fraction of the price, and the scenario it comes from.</summary>
    /// <param name="returns">Past returns per bar.</param>
    /// <param name="deviation">The deviation expected per bar.</param>
    /// <param name="bars">Bars of the horizon.</param>
    /// <param name="withHistory">Whether to count what happened to others once.</param>
    public static StressScenario Worst(ReadOnlySpan<double> returns, double deviation, int bars, bool withHistory)
    {
        var worst = new StressScenario("a move of ten deviations", 10.0 * deviation);
        var sum = 0.0;
        for (var i = 0; i < returns.Length; i++)
        {
            sum += returns[i] - (i >= bars ? returns[i - bars] : 0.0);
            if (Math.Abs(sum) > worst.Move)
            {
                worst = new("the worst horizon of the window", Math.Abs(sum));
            }
        }

        foreach (var scenario in withHistory ? Happened : [])
        {
            worst = scenario.Move > worst.Move ? scenario : worst;
        }

        return worst;
    }
}

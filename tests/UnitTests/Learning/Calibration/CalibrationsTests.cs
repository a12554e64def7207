using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Calibration;
using Arus.Learning.Metrics;

namespace Arus.UnitTests.Learning.Calibration;

public sealed class CalibrationsTests
{
    private static readonly Calibrations Subject = new();

    [Theory]
    [InlineData("platt", 3, 0.7)]
    [InlineData("isotonic", 3, 0.7)]
    [InlineData("temperature", 3, 0)]
    public void Fit_OverconfidentModel_MeansWhatItSays(string method, double stretch, double shift)
    {
        var (probabilities, targets) = Drawn(4000, 1, stretch, shift);
        var (others, otherTargets) = Drawn(4000, 2, stretch, shift);

        var calibration = Subject.Fit(method, probabilities, targets);

        var before = Scoring.Of(others, otherTargets);
        var after = Scoring.Of([.. others.Select(calibration.Of)], otherTargets);
        Assert.True(after.CalibrationError < 0.03 && before.CalibrationError > 0.08, $"{before.CalibrationError} → {after.CalibrationError}");
        Assert.True(after.LogLoss < before.LogLoss);
    }

    [Fact]
    public void Fit_PlattAndTemperature_FindTheStretch()
    {
        var (probabilities, targets) = Drawn(20_000, 1, 2.5, 0.5);

        Assert.Equal([1 / 2.5, -0.5 / 2.5], Subject.Fit("platt", probabilities, targets).Parameters, (expected, actual) => Math.Abs(expected - actual) < 0.03);
        Assert.Equal(0, Subject.Fit("temperature", probabilities, targets).Parameters[1]);
    }

    [Fact]
    public void Fit_Isotonic_IsTheCurveWorkedByHand()
    {
        // Means 0, ½ over 0.2 and 0.3 (1 then 0 violate), ⅔ over the three of 0.6, 1.
        double[] head = [0.1, 0.2, 0.3, 0.6, 0.6, 0.6, 0.9];
        double[] outcomes = [0, 1, 0, 1, 0, 1, 1];
        double[] probabilities = [.. head, .. Enumerable.Repeat(0.05, 20)];
        double[] targets = [.. outcomes, .. new double[20]];

        var calibration = Subject.Fit("isotonic", probabilities, targets);

        Assert.Equal([0, 0, 0, 0.25, 0.5, 0.5, 2.0 / 3, (2.0 / 3) + (1.0 / 9), 1, 1], new[] { 0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.6, 0.7, 0.9, 1 }.Select(calibration.Of), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Theory]
    [InlineData("platt")]
    [InlineData("isotonic")]
    [InlineData("temperature")]
    public void Of_AnyProbability_NeverFallsAndStaysOne(string method)
    {
        var (probabilities, targets) = Drawn(300, 3, 1, 0);
        var calibration = Subject.Fit(method, probabilities, targets);

        double[] curve = [.. Enumerable.Range(0, 1001).Select(step => calibration.Of(step / 1000.0))];

        Assert.Equal(curve.Order(), curve);
        Assert.All(curve, value => Assert.InRange(value, 0, 1));
        Assert.Equal(curve, Enumerable.Range(0, 1001).Select(step => Subject.Restore(method, calibration.Parameters).Of(step / 1000.0)));
    }

    [Theory]
    [InlineData("platt")]
    [InlineData("isotonic")]
    [InlineData("temperature")]
    public void Fit_ClassesFallApart_StaysFinite(string method)
    {
        double[] probabilities = [.. Enumerable.Range(0, 40).Select(row => row < 20 ? 0.0 : 1.0)];

        var calibration = Subject.Fit(method, probabilities, [.. probabilities]);

        Assert.InRange(calibration.Of(0), 0, 0.1);
        Assert.InRange(calibration.Of(1), 0.9, 1);
    }

    [Fact]
    public void Fit_UnusableRows_OneClearFault()
    {
        var (probabilities, targets) = Drawn(30, 3, 1, 0);
        (string Code, string Method, double[] Probabilities, double[] Targets)[] cases =
        [
            ("CALIBRATION_UNKNOWN", "plat", probabilities, targets),
            ("CALIBRATION_ROWS", "platt", [], []),
            ("CALIBRATION_ROWS", "platt", probabilities[1..], targets),
            ("CALIBRATION_VALUE", "platt", [.. probabilities[1..], double.NaN], targets),
            ("CALIBRATION_VALUE", "platt", [.. probabilities[1..], 1.1], targets),
            ("CALIBRATION_VALUE", "platt", probabilities, [.. targets[1..], 2]),
            ("TARGET_SINGLE_CLASS", "platt", probabilities, new double[30]),
        ];

        Assert.All(cases, bad => Assert.Equal(bad.Code, Assert.Single(Assert.Throws<InvalidInputException>(() => Subject.Fit(bad.Method, bad.Probabilities, bad.Targets)).Faults).Code));
    }

    [Theory]
    [InlineData("platt", new[] { 1.0 })]
    [InlineData("platt", new[] { -1.0, 0 })]
    [InlineData("temperature", new[] { 1.0, 0.5 })]
    [InlineData("isotonic", new double[0])]
    [InlineData("isotonic", new[] { 0.5, 0.4, 0.1, 0.2 })]
    [InlineData("isotonic", new[] { 0.4, 0.5, 0.2, 0.1 })]
    [InlineData("isotonic", new[] { 0.4, 0.5, 0.2 })]
    public void Restore_NumbersOfNothing_IsAFault(string method, double[] parameters) =>
        Assert.Equal("CALIBRATION_DAMAGED", Assert.Throws<InvalidInputException>(() => Subject.Restore(method, parameters)).Faults[0].Code);

    [Theory]
    [InlineData(0.5, 3)]
    [InlineData(0.8, 4)]
    [InlineData(0.2, 1)]
    [InlineData(0.9, double.PositiveInfinity)]
    public void ConformalRadius_FourErrors_IsTheRankWorkedByHand(double coverage, double radius) =>
        Assert.Equal(radius, Subject.ConformalRadius([4, 2, 1, 3], coverage));

    [Fact]
    public void ConformalRadius_NewRows_AreCoveredAsPromised()
    {
        var (past, pastTargets) = Drawn(2000, 1, 1.5, 0.2);
        var (future, futureTargets) = Drawn(2000, 2, 1.5, 0.2);
        double[] errors = [.. past.Select((probability, row) => Math.Abs(pastTargets[row] - probability))];

        var radius = Subject.ConformalRadius(errors, 0.9);

        var covered = future.Where((probability, row) => Subject.Possible(probability, radius).HasFlag(futureTargets[row] > 0 ? PossibleOutcomes.Yes : PossibleOutcomes.No)).Count();
        Assert.InRange(covered / 2000.0, 0.88, 0.93);
    }

    [Theory]
    [InlineData(0.9, 0.3, PossibleOutcomes.Yes)]
    [InlineData(0.2, 0.3, PossibleOutcomes.No)]
    [InlineData(0.5, 0.6, PossibleOutcomes.Both)]
    [InlineData(0.5, 0.3, PossibleOutcomes.None)]
    public void Possible_AnyProbability_IsWhatTheRadiusLeaves(double probability, double radius, PossibleOutcomes possible) =>
        Assert.Equal(possible, Subject.Possible(probability, radius));

    // A model whose log-odds are the true ones, stretched and shifted.
    private static (double[] Probabilities, double[] Targets) Drawn(int rows, ulong seed, double stretch, double shift)
    {
        var random = new StrictRandom(seed);
        var (probabilities, targets) = (new double[rows], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var odds = random.NextGaussian() * 1.2;
            probabilities[row] = StrictMath.Logistic((stretch * odds) + shift);
            targets[row] = random.NextDouble() < StrictMath.Logistic(odds) ? 1 : 0;
        }

        return (probabilities, targets);
    }
}

using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;

namespace Arus.Learning.Calibration;

/// <summary>
/// The log-odds, stretched and moved: logistic(slope × log-odds + offset). Platt 1999 fits both, with his priors on the targets; temperature scaling (Guo et al.
/// 2017) only the slope.
/// </summary>
internal sealed class SigmoidCalibration : ICalibration
{
    private const int IterationsMax = 100;
    private const double SlopeMin = 1e-6;

    private readonly double _slope;
    private readonly double _offset;

    private SigmoidCalibration(string method, double slope, double offset) => (Method, _slope, _offset) = (method, slope, offset);

    /// <inheritdoc/>
    public string Method { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> Parameters => [_slope, _offset];

    /// <summary>Slope and offset.</summary>
    public static SigmoidCalibration Platt(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets)
    {
        var events = 0.0;
        foreach (var target in targets)
        {
            events += target;
        }

        var (yes, no) = ((events + 1) / (events + 2), 1 / (targets.Length - events + 2));
        return Fitted("platt", probabilities, targets, yes, no, hasOffset: true);
    }

    /// <summary>The slope alone.</summary>
    public static SigmoidCalibration Temperature(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets) =>
        Fitted("temperature", probabilities, targets, 1, 0, hasOffset: false);

    /// <summary>From its numbers; null when they are not its own.</summary>
    public static SigmoidCalibration? Restored(string method, IReadOnlyList<double> parameters) =>
        parameters.Count == 2 && parameters.All(double.IsFinite) && parameters[0] >= 0 && (method == "platt" || parameters[1] == 0)
            ? new(method, parameters[0], parameters[1])
            : null;

    /// <inheritdoc/>
    public double Of(double probability) => StrictMath.Logistic((_slope * StrictMath.Logit(probability)) + _offset);

    // Newton's method with steps that are halved until the loss falls; the loss is convex.
    private static SigmoidCalibration Fitted(
        string method, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets, double yes, double no, bool hasOffset)
    {
        var odds = new double[targets.Length];
        for (var row = 0; row < odds.Length; row++)
        {
            odds[row] = StrictMath.Logit(probabilities[row]);
        }

        var (slope, offset) = (1.0, 0.0);
        var loss = Loss(odds, targets, yes, no, slope, offset);
        for (var iteration = 0; iteration < IterationsMax; iteration++)
        {
            var (slopeStep, offsetStep) = Step(odds, targets, yes, no, slope, offset, hasOffset);
            var (gain, share) = (0.0, 1.0);
            for (var halving = 0; halving < 40 && gain <= 0; halving++, share *= 0.5)
            {
                var (nextSlope, nextOffset) = (Math.Max(slope + (share * slopeStep), SlopeMin), offset + (share * offsetStep));
                var next = Loss(odds, targets, yes, no, nextSlope, nextOffset);
                if (next < loss)
                {
                    (gain, loss, slope, offset) = (loss - next, next, nextSlope, nextOffset);
                }
            }

            if (gain <= 1e-12 * loss)
            {
                break;
            }
        }

        return new(method, slope, offset);
    }

    private static double Loss(double[] odds, ReadOnlySpan<double> targets, double yes, double no, double slope, double offset)
    {
        var loss = 0.0;
        for (var row = 0; row < odds.Length; row++)
        {
            var z = (slope * odds[row]) + offset;
            loss += Math.Max(z, 0) - (z * (targets[row] > 0 ? yes : no)) + StrictMath.Log(1 + StrictMath.Exp(-Math.Abs(z)));
        }

        return loss;
    }

    private static (double Slope, double Offset) Step(
        double[] odds, ReadOnlySpan<double> targets, double yes, double no, double slope, double offset, bool hasOffset)
    {
        // A trace of curvature keeps the step finite where the data has none.
        var (slopeGradient, offsetGradient, slopeCurve, crossCurve, offsetCurve) = (0.0, 0.0, 1e-9, 0.0, 1e-9);
        for (var row = 0; row < odds.Length; row++)
        {
            var probability = StrictMath.Logistic((slope * odds[row]) + offset);
            var (error, curve) = (probability - (targets[row] > 0 ? yes : no), probability * (1 - probability));
            slopeGradient += error * odds[row];
            offsetGradient += error;
            slopeCurve += curve * odds[row] * odds[row];
            crossCurve += curve * odds[row];
            offsetCurve += curve;
        }

        if (!hasOffset)
        {
            return (-slopeGradient / slopeCurve, 0);
        }

        var determinant = (slopeCurve * offsetCurve) - (crossCurve * crossCurve);
        return determinant > 0
            ? (((crossCurve * offsetGradient) - (offsetCurve * slopeGradient)) / determinant, ((crossCurve * slopeGradient) - (slopeCurve * offsetGradient)) / determinant)
            : (-slopeGradient / slopeCurve, 0);
    }
}

using System.Globalization;
using Arus.Contracts.Learning;
using Arus.Foundation.Text;

namespace Arus.Learning.Calibration;

/// <summary>The ways to calibrate.</summary>
internal sealed class Calibrations : ICalibrations
{
    /// <summary>The least rows a calibration is fitted on.</summary>
    public const int RowsMin = 20;

    /// <inheritdoc/>
    public IReadOnlyList<string> Methods => ["platt", "isotonic", "temperature"];

    /// <inheritdoc/>
    public ICalibration Fit(string method, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets)
    {
        Check(method);
        if (Problem(probabilities, targets) is { } fault)
        {
            throw new InvalidInputException(fault);
        }

        return method switch
        {
            "platt" => SigmoidCalibration.Platt(probabilities, targets),
            "temperature" => SigmoidCalibration.Temperature(probabilities, targets),
            _ => IsotonicCalibration.Fit(probabilities, targets),
        };
    }

    /// <inheritdoc/>
    public ICalibration Restore(string method, IReadOnlyList<double> parameters)
    {
        Check(method);
        ICalibration? restored = method == "isotonic" ? IsotonicCalibration.Restored(parameters) : SigmoidCalibration.Restored(method, parameters);
        return restored
            ?? throw new InvalidInputException("CALIBRATION_DAMAGED", method, $"{parameters.Count} numbers that are not its own", "the numbers of a calibration as it gave them");
    }

    /// <inheritdoc/>
    public double ConformalRadius(ReadOnlySpan<double> errors, double coverage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(coverage, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(coverage, 1);
        double[] sorted = [.. errors];
        Array.Sort(sorted);

        // A rounding error above a whole number is not another row.
        var rank = (int)Math.Ceiling(((sorted.Length + 1) * coverage) - 1e-9);
        return rank > sorted.Length ? double.PositiveInfinity : sorted[rank - 1];
    }

    /// <inheritdoc/>
    public PossibleOutcomes Possible(double probability, double radius) =>
        (probability <= radius ? PossibleOutcomes.No : 0) | (1 - probability <= radius ? PossibleOutcomes.Yes : 0);

    private void Check(string method)
    {
        if (!Methods.Contains(method))
        {
            throw new InvalidInputException("CALIBRATION_UNKNOWN", "the method", $"was '{method}'", NearestName.Expectation(method, Methods));
        }
    }

    private static Fault? Problem(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets)
    {
        const string Where = "the calibration rows";
        if (probabilities.Length != targets.Length || targets.Length < RowsMin)
        {
            return new("CALIBRATION_ROWS", Where, string.Create(CultureInfo.InvariantCulture, $"{probabilities.Length} probabilities and {targets.Length} targets"), $"as many of both, at least {RowsMin}");
        }

        var events = 0;
        for (var row = 0; row < targets.Length; row++)
        {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1 && targets[row] is 0.0 or 1.0))
            {
                var what = string.Create(CultureInfo.InvariantCulture, $"row {row + 1} is {probabilities[row]} and {targets[row]}");
                return new("CALIBRATION_VALUE", Where, what, "a probability from 0 to 1 and a target of 0 or 1");
            }

            events += (int)targets[row];
        }

        return events == 0 || events == targets.Length ? new("TARGET_SINGLE_CLASS", Where, $"every target is {events / targets.Length}", "both 0 and 1") : null;
    }
}

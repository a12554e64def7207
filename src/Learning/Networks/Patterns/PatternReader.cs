using Arus.Contracts.Learning;
using Arus.Learning.Networks.Layers;

namespace Arus.Learning.Networks.Patterns;

/// <summary>Reads patterns with an autoencoder: the bottleneck is where they lie, the error of what comes out behind it says how unusual they are.</summary>
internal sealed class PatternReader : IPatternReader
{
    private readonly int _steps;
    private readonly Standardiser _standardiser;
    private readonly int _split;
    private readonly float[] _weights;
    private readonly double[] _errors;
    private readonly Pass _encoder;
    private readonly Pass _decoder;
    private readonly float[] _inputs;

    /// <summary>One for an autoencoder.</summary>
    public PatternReader(int steps, Standardiser standardiser, Layer encoder, Layer decoder, float[] weights, double[] errors)
    {
        (_steps, _standardiser, _split, _weights, _errors) = (steps, standardiser, encoder.WeightCount, weights, errors);
        _encoder = encoder.NewPass(new(steps, 1, standardiser.Width));
        _decoder = decoder.NewPass(_encoder.OutputShape);
        _inputs = new float[steps * standardiser.Width];
    }

    /// <inheritdoc/>
    public double Read(ReadOnlySpan<double> rows, Span<float> embedding)
    {
        var error = Error(rows);
        _encoder.Output.CopyTo(embedding);
        return Share(error);
    }

    /// <summary>The mean square of what is left of the standardised values that are there; infinite when none is.</summary>
    public double Error(ReadOnlySpan<double> rows)
    {
        var (features, width) = (_standardiser.Features, _standardiser.Width);
        for (var step = 0; step < _steps; step++)
        {
            _standardiser.Apply(rows.Slice(step * features, features), _inputs.AsSpan(step * width, width));
        }

        _encoder.Forward(_weights.AsSpan(0, _split), _inputs, null);
        _decoder.Forward(_weights.AsSpan(_split), _encoder.Output, null);
        var (sum, count) = (0.0, 0);
        for (var step = 0; step < _steps; step++)
        {
            for (var feature = 0; feature < features; feature++)
            {
                if (!double.IsNaN(rows[(step * features) + feature]))
                {
                    double left = _decoder.Output[(step * features) + feature] - _inputs[(step * width) + feature];
                    (sum, count) = (sum + (left * left), count + 1);
                }
            }
        }

        return count == 0 ? double.PositiveInfinity : sum / count;
    }

    private double Share(double error)
    {
        var place = Array.BinarySearch(_errors, error);
        return (double)(place < 0 ? ~place : place) / _errors.Length;
    }
}

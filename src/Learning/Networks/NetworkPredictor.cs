using Arus.Contracts.Learning;
using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.Learning.Networks;

/// <summary>
/// Predicts with a network. Explains by integrated gradients (Sundararajan, Taly and Yan 2017) from the mean of the training rows, nothing missing, to the rows, along
/// <see cref="Points"/> midpoints, closer together near the mean, where networks bend most; what these leave of the difference in log-odds is shared out by the size of the attributions, so that they add up.
/// </summary>
internal sealed class NetworkPredictor : IPredictor
{
    /// <summary>At how many places of the way the gradient is taken.</summary>
    public const int Points = 64;

    private readonly int _steps;
    private readonly Standardiser _standardiser;
    private readonly Layer _network;
    private readonly float[] _weights;
    private readonly Pass _pass;
    private readonly float[] _inputs;
    private Way? _way;

    /// <summary>One for a network.</summary>
    public NetworkPredictor(int steps, Standardiser standardiser, Layer network, float[] weights)
    {
        (_steps, _standardiser, _network, _weights) = (steps, standardiser, network, weights);
        _pass = network.NewPass(new(steps, 1, standardiser.Width));
        _inputs = new float[steps * standardiser.Width];
    }

    /// <summary>The share of the last explanation that the midpoints missed, before it was shared out: |what is left| ÷ the sum of the sizes of the attributions.</summary>
    public double Missed { get; private set; }

    /// <inheritdoc/>
    public double Predict(ReadOnlySpan<double> rows) => StrictMath.Logistic(LogOdds(rows));

    /// <inheritdoc/>
    public double Explain(ReadOnlySpan<double> rows, Span<double> attributions)
    {
        var odds = LogOdds(rows);
        var way = _way ??= new(_network, new(_steps, Points, _standardiser.Width));
        Gradients(way);
        attributions.Clear();
        var (width, total, size) = (_standardiser.Width, 0.0, 0.0);
        for (var i = 0; i < _inputs.Length; i++)
        {
            var (step, input) = (i / width, i % width);
            var slope = 0.0;
            for (var point = 0; point < Points; point++)
            {
                slope += way.InputGradient[(((step * Points) + point) * width) + input] * Length(point);
            }

            attributions[_standardiser.FeatureOf(input)] += _inputs[i] * slope;
        }

        foreach (var attribution in attributions)
        {
            (total, size) = (total + attribution, size + Math.Abs(attribution));
        }

        _inputs.AsSpan().Clear();
        _pass.Forward(_weights, _inputs, null);
        double start = _pass.Output[0];
        var left = odds - start - total;
        Missed = size > 0 ? Math.Abs(left) / size : 0;
        if (size == 0)
        {
            return odds;
        }

        foreach (ref var attribution in attributions)
        {
            attribution += left * Math.Abs(attribution) / size;
        }

        return start;
    }

    // Along the way as u², with u in equal parts: where the middle of a part lies, and how long it is.
    private static float Place(int point) => (point + 0.5f) * (point + 0.5f) / (Points * Points);

    private static double Length(int point) => ((2.0 * point) + 1.0) / (Points * Points);

    private double LogOdds(ReadOnlySpan<double> rows)
    {
        var (features, width) = (_standardiser.Features, _standardiser.Width);
        for (var step = 0; step < _steps; step++)
        {
            _standardiser.Apply(rows.Slice(step * features, features), _inputs.AsSpan(step * width, width));
        }

        _pass.Forward(_weights, _inputs, null);
        return _pass.Output[0];
    }

    // The gradient of the log-odds by the inputs at every point of the way.
    private void Gradients(Way way)
    {
        var width = _standardiser.Width;
        for (var step = 0; step < _steps; step++)
        {
            for (var point = 0; point < Points; point++)
            {
                var share = Place(point);
                var at = way.Inputs.AsSpan(((step * Points) + point) * width, width);
                for (var i = 0; i < width; i++)
                {
                    at[i] = _inputs[(step * width) + i] * share;
                }
            }
        }

        way.Pass.Forward(_weights, way.Inputs, null);
        way.Pass.Backward(_weights, way.Inputs, way.Ones, way.Gradient, way.InputGradient);
    }

    /// <summary>What an explanation works with.</summary>
    private sealed class Way
    {
        public readonly Pass Pass;
        public readonly float[] Inputs;
        public readonly float[] InputGradient;
        public readonly float[] Gradient;
        public readonly float[] Ones = new float[Points];

        public Way(Layer network, Shape shape)
        {
            Pass = network.NewPass(shape);
            (Inputs, InputGradient, Gradient) = (new float[shape.Count], new float[shape.Count], new float[network.WeightCount]);
            Ones.AsSpan().Fill(1);
        }
    }
}

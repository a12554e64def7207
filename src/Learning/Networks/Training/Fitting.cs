using Arus.Foundation.Numerics;
using Arus.Learning.Networks.Layers;

namespace Arus.Learning.Networks.Training;

/// <summary>How a network is fitted.</summary>
/// <param name="Epochs">At most so many times through all windows.</param>
/// <param name="BatchSize">Windows per step of the optimiser.</param>
/// <param name="LearningRate">Of <see cref="Adam"/>.</param>
/// <param name="WeightDecay">Of <see cref="Adam"/>.</param>
/// <param name="Patience">Ends after so many epochs without a better validation loss.</param>
/// <param name="Clip">The longest gradient; longer ones are shortened. 0 for no limit.</param>
internal sealed record FitSettings(int Epochs, int BatchSize, double LearningRate, double WeightDecay, int Patience, double Clip);

/// <summary>What a network is judged by.</summary>
internal interface ILoss
{
    /// <summary>The sum of losses of a batch, and its gradient by the outputs.</summary>
    /// <param name="windows">Which windows these are.</param>
    /// <param name="inputs">What went in.</param>
    /// <param name="outputs">What came out.</param>
    /// <param name="gradient">By the outputs, of the weighted mean over the batch; is overwritten. Empty when nobody asks.</param>
    /// <returns>The weighted sum of the losses, and the sum of the weights.</returns>
    (double Loss, double Weight) Of(ReadOnlySpan<int> windows, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs, Span<float> gradient);
}

/// <summary>Fits the weights of a network to windows by Adam on shuffled batches. Everything left to chance comes from the seed.</summary>
internal sealed class Fitting
{
    private const int JudgedTogether = 128;

    private readonly Layer _network;
    private readonly Shape _one;
    private readonly FitSettings _settings;
    private readonly StrictRandom _random;
    private readonly float[] _weights;
    private readonly float[] _gradient;
    private readonly Adam _adam;

    private Fitting(Layer network, Shape one, FitSettings settings, ulong seed)
    {
        (_network, _one, _settings, _random) = (network, one, settings, new(seed));
        _weights = new float[Adam.Padded(network.WeightCount)];
        _gradient = new float[_weights.Length];
        _adam = new(network.WeightCount, settings.LearningRate, settings.WeightDecay);
        network.Initialise(_weights.AsSpan(0, network.WeightCount), _random);
    }

    /// <summary>The weights of the epoch with the least validation loss, or of the last epoch when there is no validation.</summary>
    /// <param name="network">The network.</param>
    /// <param name="one">The shape of one window.</param>
    /// <param name="train">What it learns from.</param>
    /// <param name="trainLoss">How.</param>
    /// <param name="validation">What early stopping is judged by.</param>
    /// <param name="validationLoss">How.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="seed">Decides start, order and dropout.</param>
    /// <param name="stop">Ends the training.</param>
    /// <exception cref="InvalidInputException">The loss is no longer a number.</exception>
    public static float[] Fit(
        Layer network, Shape one, WindowSet train, ILoss trainLoss, WindowSet? validation, ILoss? validationLoss, FitSettings settings, ulong seed, CancellationToken stop)
    {
        var fitting = new Fitting(network, one, settings, seed);
        var (best, bestLoss, since) = (fitting._weights, double.PositiveInfinity, 0);
        for (var epoch = 1; epoch <= settings.Epochs && since < settings.Patience; epoch++)
        {
            var loss = fitting.Epoch(train, trainLoss, stop);
            if (validation is not null && validationLoss is not null)
            {
                loss = fitting.Judge(validation, validationLoss, stop);
                since++;
                if (loss < bestLoss)
                {
                    (best, bestLoss, since) = ((float[])fitting._weights.Clone(), loss, 0);
                }
            }

            if (!double.IsFinite(loss))
            {
                throw new InvalidInputException("TRAINING_DIVERGED", "learning-rate", $"the loss is no number after epoch {epoch}", "a smaller learning rate");
            }
        }

        return best[..network.WeightCount];
    }

    private double Epoch(WindowSet windows, ILoss loss, CancellationToken stop)
    {
        var order = Enumerable.Range(0, windows.Count).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = _random.NextInt(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        var (sum, weight) = (0.0, 0.0);
        Bench? bench = null;
        for (var start = 0; start < order.Length; start += _settings.BatchSize)
        {
            stop.ThrowIfCancellationRequested();
            var batch = order.AsSpan(start, Math.Min(_settings.BatchSize, order.Length - start));
            bench = bench is { } known && known.Rows == batch.Length ? known : new(_network, _one with { Rows = batch.Length });
            windows.Fill(batch, bench.Inputs);
            bench.Pass.Forward(Weights, bench.Inputs, _random);
            var (batchLoss, batchWeight) = loss.Of(batch, bench.Inputs, bench.Pass.Output, bench.OutputGradient);
            (sum, weight) = (sum + batchLoss, weight + batchWeight);
            bench.Pass.Backward(Weights, bench.Inputs, bench.OutputGradient, _gradient.AsSpan(0, _network.WeightCount), default);
            Shorten();
            _adam.Step(_weights, _gradient);
        }

        return sum / weight;
    }

    private double Judge(WindowSet windows, ILoss loss, CancellationToken stop)
    {
        var order = Enumerable.Range(0, windows.Count).ToArray();
        var (sum, weight) = (0.0, 0.0);
        Bench? bench = null;
        for (var start = 0; start < order.Length; start += JudgedTogether)
        {
            stop.ThrowIfCancellationRequested();
            var batch = order.AsSpan(start, Math.Min(JudgedTogether, order.Length - start));
            bench = bench is { } known && known.Rows == batch.Length ? known : new(_network, _one with { Rows = batch.Length });
            windows.Fill(batch, bench.Inputs);
            bench.Pass.Forward(Weights, bench.Inputs, null);
            var (batchLoss, batchWeight) = loss.Of(batch, bench.Inputs, bench.Pass.Output, default);
            (sum, weight) = (sum + batchLoss, weight + batchWeight);
        }

        return sum / weight;
    }

    private ReadOnlySpan<float> Weights => _weights.AsSpan(0, _network.WeightCount);

    private void Shorten()
    {
        var length = Math.Sqrt(Lanes.Dot(_gradient, _gradient));
        if (_settings.Clip > 0 && length > _settings.Clip)
        {
            var scale = (float)(_settings.Clip / length);
            foreach (ref var slope in _gradient.AsSpan())
            {
                slope *= scale;
            }
        }
    }

    /// <summary>A batch of one size at work.</summary>
    private sealed class Bench(Layer network, Shape shape)
    {
        public readonly Pass Pass = network.NewPass(shape);
        public readonly float[] Inputs = new float[shape.Count];
        public readonly float[] OutputGradient = new float[network.OutputOf(shape).Count];

        public int Rows => shape.Rows;
    }
}

using Arus.Foundation.Numerics;

namespace Arus.Learning.Networks.Layers;

/// <summary>While training, each number is left out with one probability, and the others grow so that their expectation stays (Srivastava and others 2014); otherwise nothing.</summary>
/// <param name="rate">The probability, 0 to below 1.</param>
internal sealed class Dropout(double rate) : Layer
{
    /// <inheritdoc/>
    public override int WeightCount => 0;

    /// <inheritdoc/>
    public override Shape OutputOf(Shape input) => input;

    /// <inheritdoc/>
    public override void Initialise(Span<float> weights, StrictRandom random)
    {
    }

    /// <inheritdoc/>
    public override Pass NewPass(Shape input) => new DropoutPass(rate, input);

    private sealed class DropoutPass(double rate, Shape shape) : Pass(shape, shape)
    {
        private readonly ulong _limit = (ulong)(rate * (1UL << 32));
        private readonly float _scale = (float)(1.0 / (1.0 - rate));
        private float[]? _kept;
        private bool _isDropping;

        public override void Forward(ReadOnlySpan<float> weights, ReadOnlySpan<float> input, StrictRandom? dropout)
        {
            _isDropping = dropout is not null && _limit > 0;
            if (!_isDropping)
            {
                input[..Output.Length].CopyTo(Output);
                return;
            }

            _kept ??= new float[Output.Length];
            ulong bits = 0;
            for (var i = 0; i < Output.Length; i++)
            {
                bits = i % 2 == 0 ? dropout!.NextUInt64() : bits >> 32;
                _kept[i] = (bits & uint.MaxValue) < _limit ? 0 : _scale;
                Output[i] = input[i] * _kept[i];
            }
        }

        public override void Backward(
            ReadOnlySpan<float> weights, ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> gradient, Span<float> inputGradient)
        {
            for (var i = 0; i < inputGradient.Length; i++)
            {
                inputGradient[i] = _isDropping ? outputGradient[i] * _kept![i] : outputGradient[i];
            }
        }
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arus.Learning.Networks.Training;

/// <summary>Adam (Kingma and Ba 2015) with weight decay apart from the gradient (Loshchilov and Hutter 2019); β 0.9 and 0.999, ε 1e-8.</summary>
/// <param name="count">How many weights there are.</param>
/// <param name="rate">The learning rate.</param>
/// <param name="decay">The share by which weights shrink per step, times the rate.</param>
internal sealed class Adam(int count, double rate, double decay)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;

    // Whole vectors: the rest beyond the weights stays 0.
    private readonly float[] _mean = new float[Padded(count)];
    private readonly float[] _square = new float[Padded(count)];
    private double _power1 = 1;
    private double _power2 = 1;

    /// <summary>The least length of weights and gradients: whole vectors.</summary>
    public static int Padded(int count) => (count + 7) / 8 * 8;

    /// <summary>Moves the weights one step against the gradient.</summary>
    /// <param name="weights">As long as <see cref="Padded"/> says.</param>
    /// <param name="gradient">Likewise; it is set to 0.</param>
    public void Step(float[] weights, float[] gradient)
    {
        (_power1, _power2) = (_power1 * Beta1, _power2 * Beta2);
        var pace = Vector256.Create((float)(rate / (1 - _power1)));
        var unbias = Vector256.Create((float)(1 / Math.Sqrt(1 - _power2)));
        var keep = Vector256.Create((float)(1 - (rate * decay)));
        var (beta1, beta2) = (Vector256.Create(Beta1), Vector256.Create(Beta2));
        var (rest1, rest2) = (Vector256.Create(1 - Beta1), Vector256.Create(1 - Beta2));
        var epsilon = Vector256.Create(1e-8f);
        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var slope = ref MemoryMarshal.GetArrayDataReference(gradient);
        ref var mean = ref MemoryMarshal.GetArrayDataReference(_mean);
        ref var square = ref MemoryMarshal.GetArrayDataReference(_square);
        for (nuint i = 0; i < (nuint)_mean.Length; i += 8)
        {
            var g = Vector256.LoadUnsafe(ref slope, i);
            var m = (beta1 * Vector256.LoadUnsafe(ref mean, i)) + (rest1 * g);
            var v = (beta2 * Vector256.LoadUnsafe(ref square, i)) + (rest2 * g * g);
            m.StoreUnsafe(ref mean, i);
            v.StoreUnsafe(ref square, i);
            var step = pace * m / ((Vector256.Sqrt(v) * unbias) + epsilon);
            ((keep * Vector256.LoadUnsafe(ref weight, i)) - step).StoreUnsafe(ref weight, i);
            Vector256<float>.Zero.StoreUnsafe(ref slope, i);
        }
    }
}

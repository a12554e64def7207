namespace Arus.Learning.Trees.Growth;

/// <summary>
/// The first and second derivatives of the loss, one number of 64 bits per row: the gradient as a signed whole number in the upper half, the hessian, never
/// below 0, as an unsigned one in the lower. Sums of them are exact and the same in any order, and a histogram takes one addition per value. The units are
/// powers of two, chosen so that no sum over all rows leaves its half: with a hundred thousand rows a gradient has some 15 bits, more than boosting needs
/// (Shi et al. 2022, Quantized Training of Gradient Boosting Decision Trees).
/// </summary>
internal sealed class PackedGradients(int rows)
{
    // The most rows whose sums leave a gradient enough bits.
    public const int RowsMax = 1 << 24;

    /// <summary>Per row the pair.</summary>
    public long[] Pairs { get; } = new long[rows];

    /// <summary>How many units a gradient of 1 has.</summary>
    public double GradientUnits { get; private set; }

    /// <summary>How many units a hessian of 1 has.</summary>
    public double HessianUnits { get; private set; }

    /// <summary>The gradient of a sum, in units.</summary>
    public static int Gradient(long pair) => (int)(pair >> 32);

    /// <summary>The hessian of a sum, in units.</summary>
    public static uint Hessian(long pair) => (uint)pair;

    /// <summary>Takes the derivatives of every row.</summary>
    /// <param name="gradients">First derivatives.</param>
    /// <param name="hessians">Second derivatives, not below 0.</param>
    public void Pack(ReadOnlySpan<double> gradients, ReadOnlySpan<double> hessians)
    {
        var (gradientSum, hessianSum) = (0.0, 0.0);
        for (var row = 0; row < gradients.Length; row++)
        {
            gradientSum += Math.Abs(gradients[row]);
            hessianSum += hessians[row];
        }

        GradientUnits = Units(int.MaxValue - gradients.Length, gradientSum);
        HessianUnits = Units(uint.MaxValue - (uint)gradients.Length, hessianSum);
        var (gradientUnits, hessianUnits, pairs) = (GradientUnits, HessianUnits, Pairs);
        for (var row = 0; row < gradients.Length; row++)
        {
            var gradient = (long)Math.Round(gradients[row] * gradientUnits);
            var hessian = (long)Math.Round(hessians[row] * hessianUnits);
            pairs[row] = (gradient << 32) + hessian;
        }
    }

    private static double Units(double limit, double sum) => sum > 0 ? Math.ScaleB(1.0, Math.Min(Math.ILogB(limit / sum), 500)) : 1.0;
}

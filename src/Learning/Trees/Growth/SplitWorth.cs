namespace Arus.Learning.Trees.Growth;

/// <summary>
/// What a set of rows is worth as one leaf: the fall of the loss, twice over, when it gives its best value w = −T(G)/(H+λ), where T pulls G towards 0 by α
/// (Chen and Guestrin 2016, eq. 5 and 6; α as in XGBoost). Counted in the units of the gradients, which compare alike.
/// </summary>
internal sealed class SplitWorth
{
    private readonly double _l1;
    private readonly double _valueUnits;
    private readonly double _gainUnits;
    private readonly double _hessianUnits;

    public SplitWorth(GrowthRules rules, PackedGradients gradients)
    {
        _hessianUnits = gradients.HessianUnits;
        _l1 = rules.L1 * gradients.GradientUnits;
        L2 = rules.L2 * gradients.HessianUnits;
        ChildMin = Math.Max(rules.ChildWeightMin * gradients.HessianUnits, 1);
        _valueUnits = gradients.HessianUnits / gradients.GradientUnits;
        _gainUnits = gradients.HessianUnits / (gradients.GradientUnits * gradients.GradientUnits);
        IsPlain = rules.L1 == 0 && rules.Monotone is null;
    }

    /// <summary>λ, in units of the hessian.</summary>
    public double L2 { get; }

    /// <summary>The least hessian of a side, in units.</summary>
    public double ChildMin { get; }

    /// <summary>Whether neither L1 nor constraints make the formula another.</summary>
    public bool IsPlain { get; }

    /// <summary>A gain in units as a fall of the loss.</summary>
    public double Gain(double score) => score * _gainUnits;

    /// <summary>The hessian of a sum.</summary>
    public double Cover(long sum) => PackedGradients.Hessian(sum) / _hessianUnits;

    /// <summary>Gradient over hessian, for an order of categories.</summary>
    public double Ratio(long sum) => PackedGradients.Gradient(sum) / (PackedGradients.Hessian(sum) + L2 + 1);

    /// <summary>The best value of a leaf.</summary>
    public double Value(long sum, OpenNode node) => Units(sum, node) * _valueUnits;

    /// <summary>What one leaf is worth.</summary>
    public double Of(long sum, OpenNode node)
    {
        if (IsPlain)
        {
            double gradient = PackedGradients.Gradient(sum);
            return gradient * gradient / (PackedGradients.Hessian(sum) + L2);
        }

        return OfValue(sum, Units(sum, node));
    }

    /// <summary>What two sides are worth; −∞ when one is too light, or they break a constraint.</summary>
    /// <param name="left">The sum of the left.</param>
    /// <param name="right">The sum of the right.</param>
    /// <param name="node">The node that is split.</param>
    /// <param name="direction">+1 when the right may not give less than the left, −1 when not more, else 0.</param>
    public double Of(long left, long right, OpenNode node, int direction)
    {
        if (PackedGradients.Hessian(left) < ChildMin || PackedGradients.Hessian(right) < ChildMin)
        {
            return double.NegativeInfinity;
        }

        if (IsPlain)
        {
            return Of(left, node) + Of(right, node);
        }

        var (leftValue, rightValue) = (Units(left, node), Units(right, node));
        return (rightValue - leftValue) * direction < 0 ? double.NegativeInfinity : OfValue(left, leftValue) + OfValue(right, rightValue);
    }

    private double OfValue(long sum, double value) =>
        -((2 * PackedGradients.Gradient(sum) * value) + ((PackedGradients.Hessian(sum) + L2) * value * value) + (2 * _l1 * Math.Abs(value)));

    private double Units(long sum, OpenNode node)
    {
        double gradient = PackedGradients.Gradient(sum);
        var pulled = gradient > _l1 ? gradient - _l1 : gradient < -_l1 ? gradient + _l1 : 0;
        var value = pulled == 0 ? 0 : -pulled / (PackedGradients.Hessian(sum) + L2);
        return node.Low == double.NegativeInfinity && node.High == double.PositiveInfinity
            ? value
            : Math.Min(Math.Max(value, node.Low / _valueUnits), node.High / _valueUnits);
    }
}

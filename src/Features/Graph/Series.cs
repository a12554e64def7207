using System.Globalization;

namespace Arus.Features;

/// <summary>
/// A number that changes with every bar of its track: a field of the bar, or something computed from other series. Written with operators, so that a
/// definition reads as its formula; series of equal formula are one. NaN stands for no value, and is not taken into a window.
/// </summary>
internal abstract class Series(Track track, string formula, int warmUp)
{
    /// <summary>The present value; NaN while there is none.</summary>
    public double Value { get; protected set; } = double.NaN;

    /// <summary>With whose bars it changes.</summary>
    public Track Track { get; } = track;

    /// <summary>How it is computed, in full.</summary>
    public string Formula { get; } = formula;

    /// <summary>Bars of its track before the one with the first value.</summary>
    public int WarmUp { get; } = warmUp;

    /// <summary>Takes the present values of what it is computed from.</summary>
    public abstract void Update();

    public static Series operator +(Series left, Series right) => Binary.Of(BinaryOperation.Add, left, right);

    public static Series operator -(Series left, Series right) => Binary.Of(BinaryOperation.Subtract, left, right);

    public static Series operator *(Series left, Series right) => Binary.Of(BinaryOperation.Multiply, left, right);

    /// <summary>The quotient; NaN when the divisor is 0.</summary>
    public static Series operator /(Series left, Series right) => Binary.Of(BinaryOperation.Divide, left, right);

    public static Series operator +(Series left, double right) => left + left.Track.Constant(right);

    public static Series operator -(Series left, double right) => left - left.Track.Constant(right);

    public static Series operator *(double left, Series right) => right.Track.Constant(left) * right;

    public static Series operator /(Series left, double right) => left / left.Track.Constant(right);

    public static Series operator -(double left, Series right) => right.Track.Constant(left) - right;

    public static Series operator -(Series value) => -1.0 * value;

    /// <summary>A number as formulas show it.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The formula without parentheses around the whole.</summary>
    public string Display => Formula[0] == '(' && Formula[^1] == ')' ? Formula[1..^1] : Formula;
}

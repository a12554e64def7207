namespace Arus.Features;

/// <summary>What is done with two numbers.</summary>
internal enum BinaryOperation
{
    /// <summary>The sum.</summary>
    Add,

    /// <summary>The difference.</summary>
    Subtract,

    /// <summary>The product.</summary>
    Multiply,

    /// <summary>The quotient; NaN when the divisor is 0.</summary>
    Divide,

    /// <summary>The larger.</summary>
    Max,

    /// <summary>The smaller.</summary>
    Min,

    /// <summary>1 when the left is above the right, else 0.</summary>
    Above,
}

namespace Arus.Features;

/// <summary>What takes two numbers and gives one that depends on those before.</summary>
internal interface IPairWindow
{
    /// <summary>Takes two finite numbers; NaN while warming up.</summary>
    double Next(double x, double y);
}

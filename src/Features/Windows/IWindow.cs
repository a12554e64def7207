namespace Arus.Features;

/// <summary>What takes a number and gives another that depends on those before.</summary>
internal interface IWindow
{
    /// <summary>Takes a finite number; NaN while warming up.</summary>
    double Next(double value);
}

namespace Arus.Contracts.Learning;

/// <summary>The library that runs ONNX models; installed apart from the program.</summary>
public interface IOnnxRuntime
{
    /// <summary>Its version; null when it is not there or cannot be used.</summary>
    string? Version { get; }

    /// <summary>What is wrong and how to get it; empty when it is there.</summary>
    string Advice { get; }
}

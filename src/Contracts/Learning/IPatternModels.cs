namespace Arus.Contracts.Learning;

/// <summary>A trained model of what is usual: how unusual the last rows are, and where they lie among all patterns. Never changes.</summary>
public interface IPatternModel
{
    /// <summary>Its name.</summary>
    ModelId Id { get; }

    /// <summary>How it was made, every setting filled in.</summary>
    ModelSpec Spec { get; }

    /// <summary>The features it reads, in this order.</summary>
    IReadOnlyList<string> Features { get; }

    /// <summary>How many consecutive rows it reads at once.</summary>
    int Steps { get; }

    /// <summary>How many numbers an embedding has.</summary>
    int Dimensions { get; }

    /// <summary>Something that reads patterns and holds the working memory: for one thread at a time, allocates nothing per reading.</summary>
    IPatternReader NewReader();

    /// <summary>Writes it, for <see cref="IPatternModels.Read"/>. The same model writes the same bytes.</summary>
    void Write(Stream stream);
}

/// <summary>Reads patterns with one model.</summary>
public interface IPatternReader
{
    /// <summary>How unusual rows are: the share of later rows, kept apart while training, that were less so; 0 to 1. 1 when every value is missing.</summary>
    /// <param name="rows"><see cref="IPatternModel.Steps"/> rows, oldest first, one after another; NaN is missing.</param>
    /// <param name="embedding">Is filled with where they lie: similar patterns lie near one another.</param>
    double Read(ReadOnlySpan<double> rows, Span<float> embedding);
}

/// <summary>Makes models of what is usual.</summary>
public interface IPatternModels
{
    /// <summary>The kind there is: autoencoder.</summary>
    ModelInfo Info { get; }

    /// <summary>Trains one. The same specification and rows give the same bytes on every machine.</summary>
    /// <param name="spec">How.</param>
    /// <param name="rows">What is usual, in the order of time; the last fifth is kept apart to end the training and to calibrate.</param>
    /// <param name="breaks">As <see cref="Examples.Breaks"/>.</param>
    /// <param name="stop">Ends the training.</param>
    /// <exception cref="InvalidInputException">The kind, a setting or the rows are wrong; every fault is named.</exception>
    IPatternModel Train(ModelSpec spec, FeatureTable rows, int[]? breaks, CancellationToken stop);

    /// <summary>Reads what <see cref="IPatternModel.Write"/> wrote.</summary>
    /// <param name="name">What faults call it.</param>
    /// <param name="stream">The file.</param>
    /// <exception cref="InvalidInputException">It is truncated, foreign, damaged or larger than allowed.</exception>
    IPatternModel Read(string name, Stream stream);
}

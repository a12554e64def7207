using Arus.Contracts.Learning;

namespace Arus.Learning.Files;

/// <summary>A format of models that were trained elsewhere.</summary>
internal interface IForeignFormat
{
    /// <summary>Its name, such as "XGBoost JSON".</summary>
    string Name { get; }

    /// <summary>Whether a file looks like this format; never throws.</summary>
    bool Recognises(ReadOnlySpan<byte> content);

    /// <summary>Reads one.</summary>
    /// <param name="name">What faults call the file.</param>
    /// <param name="content">All of the file.</param>
    /// <exception cref="InvalidInputException">It is truncated, damaged, or uses what is not supported.</exception>
    IModel Read(string name, byte[] content);
}

using Arus.Contracts.Learning;

namespace Arus.Learning.Files;

/// <summary>Reads what stands behind the head of a model file, for some kinds of models. Writing is the model's own: <see cref="ModelFile.Write"/>.</summary>
internal interface IModelBody
{
    /// <summary>The kinds, as <see cref="ModelSpec.Kind"/> has them: those of the catalogue, and those of imported models.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Reads one. Lengths and indices come from a stranger: each is checked by <see cref="BodyReader"/> or <see cref="BodyReader.Check"/>.</summary>
    /// <exception cref="InvalidInputException">The body is not what the kind writes.</exception>
    IModel Read(ModelHeader header, BodyReader body);
}

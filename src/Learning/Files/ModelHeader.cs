using Arus.Contracts.Learning;

namespace Arus.Learning.Files;

/// <summary>What every model says of itself, and the head of its file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Spec">How it was made.</param>
/// <param name="Features">What it reads.</param>
/// <param name="Steps">How many rows one prediction reads.</param>
internal sealed record ModelHeader(ModelId Id, ModelSpec Spec, IReadOnlyList<string> Features, int Steps);

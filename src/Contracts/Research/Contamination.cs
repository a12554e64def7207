namespace Arus.Contracts.Research;

/// <summary>How far answers of language models in a run may know what came after the moment they were asked about.</summary>
/// <param name="Answers">Those the run could hear whose model may have learned it.</param>
/// <param name="Of">All answers the run could hear: of its instrument, in its span.</param>
/// <param name="Masked">Those of the contaminated ones that were asked without names and dates.</param>
/// <param name="Models">The contaminated models, by name.</param>
public sealed record Contamination(int Answers, int Of, int Masked, IReadOnlyList<string> Models);

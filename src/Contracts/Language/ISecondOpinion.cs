namespace Arus.Contracts.Language;

/// <summary>
/// Asks a language model about a prepared situation. Slow, costs money and may fail: an answer is advice, its absence is neutral, and nothing on the way from a
/// tick to an order waits for it.
/// </summary>
public interface ISecondOpinion : IDisposable
{
    /// <summary>Whether there is anybody to ask: a provider, or a recording.</summary>
    bool IsAvailable { get; }

    /// <summary>The name, version and hash of the prompt that is put.</summary>
    string Prompt { get; }

    /// <summary>The most one call about a situation can cost in US dollars, of whoever is asked first; null where nobody with a price is there.</summary>
    decimal? MostUsd(Situation situation);

    /// <summary>Asks. Never throws but for cancellation and wrong situations; every failure is an abstention.</summary>
    /// <param name="situation">What about.</param>
    /// <param name="stop">Ends the waiting; what was spent stays spent.</param>
    /// <exception cref="ArgumentException">A number is not finite, or two have the same name.</exception>
    Task<SecondOpinionAnswer> Ask(Situation situation, CancellationToken stop);
}

/// <summary>Sets up second opinions.</summary>
public interface ISecondOpinions
{
    /// <summary>The providers whose keys are at hand, by the usual names of the environment; none without any key.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <exception cref="InvalidInputException">An address is no address.</exception>
    IReadOnlyList<ProviderOptions> Providers(Func<string, string?> variable);

    /// <summary>Sets one up.</summary>
    /// <exception cref="InvalidInputException">An option, a table or a recording is wrong; every fault is named.</exception>
    ISecondOpinion Create(SecondOpinionOptions options);
}

namespace Arus.Language.Providers;

/// <summary>Why a provider did not answer.</summary>
internal enum ProviderFaultKind
{
    /// <summary>Too many requests, or overloaded: another time.</summary>
    Busy,

    /// <summary>Broken on its side, or not reachable.</summary>
    Down,

    /// <summary>The key is wrong or may not do this; asking again changes nothing.</summary>
    Key,

    /// <summary>The account is empty; asking again changes nothing.</summary>
    Balance,

    /// <summary>It does not take the request: an unknown model, a wrong parameter.</summary>
    Request,

    /// <summary>It sends more than any answer may be.</summary>
    Flood,

    /// <summary>It did not answer in its time.</summary>
    Stalled,

    /// <summary>It ended the answer before its end, or sent what is not of its protocol.</summary>
    Garbled,
}

/// <summary>A provider did not answer.</summary>
internal sealed class ProviderFaultException(ProviderFaultKind kind, string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public ProviderFaultKind Kind { get; } = kind;

    /// <summary>How long it asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

using Arus.Contracts.MarketData;

namespace Arus.Contracts.Learning;

/// <summary>How slots are named.</summary>
public static class ModelSlots
{
    /// <summary>The slot of the models that foretell the direction of an instrument from its bars of a period, such as <c>eurusd-h1</c>; a symbol may hold letters that a slot may not.</summary>
    public static string Of(InstrumentId instrument, BarPeriod period) =>
        string.Concat($"{instrument}-{period}".ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}

using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Trading.Portfolios;

/// <summary>
/// Converts into the account's currency. Profit in another currency is converted at the middle of the last tradable quote of a pair of the two
/// currencies, directly or inverted; without such a pair at a stated rate; without either through the dollar, each leg found the same way.
/// Quotes go before stated rates because they are the rate of the moment.
/// </summary>
internal sealed class RateBook
{
    private static readonly string[] MarketOrder = ["EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF"];

    private readonly QuoteBoard _board;
    private readonly AccountSetup _setup;
    private readonly Dictionary<Currency, Conversion> _conversions = [];

    /// <summary>A book that finds its rates on a board or in the account's stated rates.</summary>
    public RateBook(QuoteBoard board, AccountSetup setup)
    {
        _board = board;
        _setup = setup;
    }

    /// <summary>The account's currency.</summary>
    public Currency Currency => _setup.Cash.Currency;

    /// <summary>The last rate of each conversion that was used, by currency.</summary>
    public IReadOnlyList<string> LastRates =>
    [
        .. _conversions.Values.Where(conversion => conversion.IsUsed && !conversion.IsIdentity)
            .OrderBy(conversion => conversion.From.Code, StringComparer.Ordinal).Select(conversion => conversion.ToString()),
    ];

    /// <summary>The conversion of a currency.</summary>
    /// <exception cref="RefusedException"><c>RATE_MISSING</c>: neither a quoted instrument nor a stated rate gives it.</exception>
    public Conversion From(Currency from)
    {
        if (!_conversions.TryGetValue(from, out var conversion))
        {
            conversion = Find(from) ?? throw new RefusedException(Missing(from));
            _conversions.Add(from, conversion);
        }

        return conversion;
    }

    private Conversion? Find(Currency from)
    {
        if (Leg(from, Currency) is { } direct)
        {
            return new(from, Currency, _board, direct, second: null);
        }

        return Leg(from, Currency.Usd) is { } first && Leg(Currency.Usd, Currency) is { } second
            ? new(from, Currency, _board, first, second)
            : null;
    }

    private ConversionLeg? Leg(Currency from, Currency to)
    {
        if (from == to)
        {
            return ConversionLeg.Constant(1m);
        }

        for (var slot = 0; slot < _board.Instruments.Length; slot++)
        {
            var instrument = _board.Instruments[slot];
            var isPair = instrument.Kind is InstrumentKind.Forex or InstrumentKind.Metal or InstrumentKind.Crypto;
            if (isPair && instrument.Base == from && instrument.Quote == to)
            {
                return new(slot, false, 0m);
            }

            if (isPair && instrument.Base == to && instrument.Quote == from)
            {
                return new(slot, true, 0m);
            }
        }

        if (_setup.StatedRates.TryGetValue((from, to), out var rate))
        {
            return ConversionLeg.Constant(rate);
        }

        return _setup.StatedRates.TryGetValue((to, from), out var inverse) ? ConversionLeg.Constant(1m / inverse) : null;
    }

    private Fault Missing(Currency from)
    {
        var (first, second) = Rank(from) <= Rank(Currency) ? (from, Currency) : (Currency, from);
        return new(
            "RATE_MISSING", $"{first}{second}", $"no rate converts {from} into the account's {Currency}",
            $"quotes of {first}{second} in the data, or a stated rate such as --rate {first}{second}={Example(second)} ({second} for one {first})");
    }

    private static int Rank(Currency currency)
    {
        var rank = Array.IndexOf(MarketOrder, currency.Code);
        return rank < 0 ? MarketOrder.Length : rank;
    }

    private static string Example(Currency second) => second.Code switch
    {
        "JPY" => "150",
        "IDR" => "16000",
        _ => "1.25",
    };
}

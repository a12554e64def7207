namespace Arus.Terminals.Simulation.Brokers;

/// <summary>The newest quote of each symbol, and what it makes a currency worth in another.</summary>
internal sealed class Quotes(BrokerTerms terms)
{
    private readonly Dictionary<string, Quote> _quotes = [];

    /// <summary>A quote of a symbol.</summary>
    public readonly record struct Quote(Price Bid, Price Ask)
    {
        public bool IsSome => Bid.IsSome && Ask.IsSome;

        /// <summary>What a deal of this side meets.</summary>
        public Price For(bool isBuy) => isBuy ? Ask : Bid;
    }

    public void Set(string symbol, Quote quote) => _quotes[symbol] = quote;

    public Quote Of(string symbol) => _quotes.GetValueOrDefault(symbol);

    /// <summary>Units of the account's currency for one of <paramref name="from"/>; null where nothing says.</summary>
    public decimal? Rate(Currency from)
    {
        if (from == terms.Currency)
        {
            return 1m;
        }

        foreach (var symbol in terms.Symbols)
        {
            var quote = Of(symbol.Name);
            if (!quote.IsSome || symbol.Base == symbol.Profit)
            {
                continue;
            }

            if (symbol.Base == from && symbol.Profit == terms.Currency)
            {
                return quote.Bid.ToDecimal();
            }

            if (symbol.Profit == from && symbol.Base == terms.Currency)
            {
                return 1m / quote.Ask.ToDecimal();
            }
        }

        return terms.Rates.TryGetValue((from, terms.Currency), out var rate) ? rate
            : terms.Rates.TryGetValue((terms.Currency, from), out var inverse) ? 1m / inverse
            : null;
    }
}

namespace Arus.Terminals.Simulation.Brokers;

/// <summary>Money: profit, margin and swap of positions, rounded to the cent as a server books it.</summary>
internal sealed class Valuation(BrokerTerms terms, Quotes quotes, BrokerBook book)
{
    private readonly Dictionary<string, BrokerSymbol> _symbols = terms.Symbols.ToDictionary(symbol => symbol.Name);

    /// <summary>An account at one moment; its margin level in per cent, 0 without margin.</summary>
    public readonly record struct Account(decimal Balance, decimal Profit, decimal Equity, decimal Margin, decimal Free, decimal Level);

    public BrokerSymbol? Symbol(string name) => _symbols.GetValueOrDefault(name);

    /// <summary>(close − open) × contract × lots, in the account's currency.</summary>
    public decimal Profit(BrokerSymbol symbol, bool isBuy, decimal volume, Price open, Price close)
    {
        var moved = isBuy ? close - open : open - close;
        return Cents(moved.ToDecimal() * symbol.Contract * volume * Rate(symbol.Profit));
    }

    public decimal OpenProfit(BrokerPosition position)
    {
        var quote = quotes.Of(position.Symbol);
        return quote.IsSome ? Profit(_symbols[position.Symbol], position.IsBuy, position.Volume, position.OpenPrice, quote.For(!position.IsBuy)) : 0m;
    }

    /// <summary>lots × contract × price × rate; the account's leverage and the symbol's own rate, whichever asks for more.</summary>
    public decimal Margin(BrokerSymbol symbol, decimal volume, Price price) =>
        Cents(volume * symbol.Contract * price.ToDecimal() * Rate(symbol.Profit) * Math.Max(symbol.MarginRate, 1m / terms.Leverage));

    public static decimal Commission(BrokerSymbol symbol, decimal volume) => -Cents(volume * symbol.Commission);

    /// <summary>Points × contract × lots for so many nights.</summary>
    public decimal Swap(BrokerSymbol symbol, BrokerPosition position, int nights) =>
        Cents((position.IsBuy ? symbol.SwapLong : symbol.SwapShort) * symbol.Point.ToDecimal() * symbol.Contract * position.Volume * nights * Rate(symbol.Profit));

    public Account Now()
    {
        var profit = 0m;
        foreach (var position in book.Positions)
        {
            profit += OpenProfit(position) + position.Swap;
        }

        var margin = Margin();
        var equity = book.Balance + profit;
        return new(book.Balance, profit, equity, margin, equity - margin, margin > 0m ? decimal.Round(equity / margin * 100m, 2) : 0m);
    }

    /// <summary>Used margin; of opposite positions only the larger side counts.</summary>
    public decimal Margin(string? also = null, bool isBuy = false, decimal more = 0m, Price price = default)
    {
        var total = 0m;
        foreach (var symbol in terms.Symbols)
        {
            var (bought, sold) = (0m, 0m);
            foreach (var position in book.Positions)
            {
                if (position.Symbol == symbol.Name)
                {
                    var needed = Margin(symbol, position.Volume, position.OpenPrice);
                    (bought, sold) = position.IsBuy ? (bought + needed, sold) : (bought, sold + needed);
                }
            }

            if (symbol.Name == also)
            {
                var needed = Margin(symbol, more, price);
                (bought, sold) = isBuy ? (bought + needed, sold) : (bought, sold + needed);
            }

            total += Math.Max(bought, sold);
        }

        return total;
    }

    /// <summary>Whether money of a symbol can be told in the account's currency.</summary>
    public bool HasRate(BrokerSymbol symbol) => quotes.Rate(symbol.Profit) is not null;

    // Nothing is dealt before there is a rate; what was restored counts nothing until then.
    private decimal Rate(Currency currency) => quotes.Rate(currency) ?? 0m;

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}

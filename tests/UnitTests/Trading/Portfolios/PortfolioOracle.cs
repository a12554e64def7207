using Arus.Contracts.Trading;

namespace Arus.UnitTests.Trading.Portfolios;

/// <summary>A portfolio in decimals, slow and plain, over EURUSD, USDJPY, GBPJPY, EURGBP, GBPUSD and an account in dollars.</summary>
internal sealed class PortfolioOracle(decimal cash, PositionMode mode)
{
    private sealed class Holding
    {
        public required long Id { get; init; }

        public required int Slot { get; init; }

        public decimal Units { get; set; }

        public decimal Cost { get; set; }

        public decimal Commission { get; set; }

        public decimal Swap { get; set; }
    }

    private readonly List<Holding> _holdings = [];
    private readonly (decimal Bid, decimal Ask)[] _quotes = new (decimal, decimal)[5];

    public decimal Balance { get; private set; } = cash;

    public decimal High { get; private set; } = cash;

    public decimal MaxDrawdown { get; private set; }

    public decimal MaxFraction { get; private set; }

    public void Quote(int slot, decimal bid, decimal ask) => _quotes[slot] = (bid, ask);

    public long[] Tickets(int slot) => [.. _holdings.Where(one => one.Slot == slot).Select(one => one.Id)];

    public decimal Held(int slot, long id) => _holdings.Single(one => one.Slot == slot && one.Id == id).Units;

    public (long Id, int Slot)[] Open() => [.. _holdings.Select(one => (one.Id, one.Slot))];

    public decimal Equity() => Balance + _holdings.Sum(one =>
        Round((((one.Units > 0 ? _quotes[one.Slot].Bid : _quotes[one.Slot].Ask) * one.Units) - one.Cost) * Rate(one.Slot)));

    public void Watch()
    {
        var equity = Equity();
        High = Math.Max(High, equity);
        MaxDrawdown = Math.Max(MaxDrawdown, High - equity);
        MaxFraction = Math.Max(MaxFraction, (High - equity) / High);
    }

    public void Swap(long id, decimal amount)
    {
        Balance += amount;
        _holdings.Single(one => one.Id == id).Swap += amount;
        Watch();
    }

    /// <summary>The net profit of what was closed; null when nothing was.</summary>
    public decimal? Fill(int slot, long order, long? closes, decimal units, decimal price, decimal commission)
    {
        var held = mode == PositionMode.Netting
            ? _holdings.SingleOrDefault(one => one.Slot == slot)
            : _holdings.SingleOrDefault(one => one.Id == closes);
        decimal? profit = null;
        var rest = units;
        var restCommission = commission;
        Balance -= commission;
        if (held is not null && Math.Sign(held.Units) != Math.Sign(units))
        {
            var part = Math.Min(Math.Abs(units), Math.Abs(held.Units));
            var whole = Math.Abs(held.Units);
            var cost = part == whole ? held.Cost : decimal.Round(held.Cost * part / whole, 15, MidpointRounding.ToZero);
            var gross = Round(((price * part * Math.Sign(held.Units)) - cost) * Rate(slot));
            var share = part == Math.Abs(units) ? commission : Round(commission * part / Math.Abs(units));
            var paid = part == whole ? held.Commission : Round(held.Commission * part / whole);
            var swap = part == whole ? held.Swap : Round(held.Swap * part / whole);
            profit = gross - share - paid + swap;
            Balance += gross;
            held.Units -= part * Math.Sign(held.Units);
            held.Cost -= cost;
            held.Commission -= paid;
            held.Swap -= swap;
            rest = (Math.Abs(units) - part) * Math.Sign(units);
            restCommission -= share;
            if (held.Units == 0)
            {
                _holdings.Remove(held);
                held = null;
            }
        }

        if (rest != 0)
        {
            if (held is null)
            {
                _holdings.Add(held = new() { Id = order, Slot = slot });
            }

            held.Units += rest;
            held.Cost += rest * price;
            held.Commission += restCommission;
        }

        Watch();
        return profit;
    }

    private decimal Rate(int slot) => slot switch
    {
        1 or 2 => 1m / ((_quotes[1].Bid + _quotes[1].Ask) / 2),
        3 => (_quotes[4].Bid + _quotes[4].Ask) / 2,
        _ => 1m,
    };

    private static decimal Round(decimal amount) => decimal.Round(amount, 8);
}

using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Contracts.Trading;

/// <summary>What an account may do.</summary>
public enum TradingState
{
    /// <summary>Everything.</summary>
    Active,

    /// <summary>Only smaller positions.</summary>
    Reducing,

    /// <summary>Nothing but closing by hand.</summary>
    Halted,
}

/// <summary>How a venue keeps positions.</summary>
public enum PositionMode
{
    /// <summary>One position per instrument.</summary>
    Netting,

    /// <summary>One position per opening order.</summary>
    Hedging,
}

/// <summary>What an account may risk. Every limit denies just beyond its edge.</summary>
/// <param name="OrderQuantityLotsMax">Largest single order, in lots.</param>
/// <param name="ExposureMax">Largest sum of notionals ÷ equity.</param>
/// <param name="DailyLossFractionMax">Loss since the trading day began, as a fraction of the equity then, after which the account may only reduce.</param>
/// <param name="PriceCollarFraction">Furthest distance of a limit or stop price from the market, as a fraction of it.</param>
/// <param name="DuplicateWindowMilliseconds">Within this time the same order again is a duplicate; 0 turns the check off.</param>
/// <param name="QuoteAgeMillisecondsMax">Older quotes are stale.</param>
public sealed record RiskLimits(
    decimal OrderQuantityLotsMax = 100m, decimal ExposureMax = 30m, decimal DailyLossFractionMax = 0.05m, decimal PriceCollarFraction = 0.05m,
    int DuplicateWindowMilliseconds = 0, int QuoteAgeMillisecondsMax = 60_000);

/// <summary>An account to trade with.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Account">Its name.</param>
/// <param name="Cash">What it starts with; its currency is the account's.</param>
/// <param name="Leverage">Notional per unit of margin, 1 to 2,000.</param>
/// <param name="Mode">How the venue keeps its positions.</param>
/// <param name="Limits">What it may risk.</param>
/// <param name="StatedRates">Rates stated by the user, by pair: units of the second currency for one of the first.</param>
/// <param name="StopOutLevel">Equity ÷ margin below which the venue closes positions, the greatest loss first.</param>
/// <param name="Opening">What it carries over from an earlier session; null for nothing. The cash is the balance of then.</param>
public sealed record AccountSetup(
    TenantId Tenant, AccountId Account, Money Cash, int Leverage, PositionMode Mode, RiskLimits Limits,
    IReadOnlyDictionary<(Currency From, Currency To), decimal> StatedRates, decimal StopOutLevel = 0.5m, AccountOpening? Opening = null);

/// <summary>What a paper account carries over from an earlier session.</summary>
/// <param name="At">The moment it stood so; swap of the nights since is booked.</param>
/// <param name="DayStart">Equity when that trading day began.</param>
/// <param name="LastOrder">The last order number used: positions are named by orders, so numbers go on from here.</param>
/// <param name="Positions">The open positions; the profit of each counts until the first quote.</param>
public sealed record AccountOpening(Timestamp At, Money DayStart, OrderId LastOrder, IReadOnlyList<OpenPosition> Positions);

/// <summary>One instrument an account trades, for one strategy.</summary>
/// <param name="Instrument">What.</param>
/// <param name="Costs">At which costs.</param>
/// <param name="Plan">For which strategy.</param>
public sealed record TradedInstrument(Instrument Instrument, TradingCosts Costs, StrategyPlan Plan);

/// <summary>The state of an account at one moment. Equity = balance + Σ marks, to the last digit.</summary>
/// <param name="Balance">Cash: deposits, realised profit, commission and swap.</param>
/// <param name="Equity">Balance and the open profit of all positions, each marked at the price that would close it.</param>
/// <param name="MarginUsed">Margin the positions tie up.</param>
/// <param name="OpenPositions">How many.</param>
/// <param name="Exposure">Σ of notionals, without sign.</param>
public readonly record struct AccountSnapshot(Money Balance, Money Equity, Money MarginUsed, int OpenPositions, Money Exposure);

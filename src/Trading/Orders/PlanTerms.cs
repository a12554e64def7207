using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;
using Arus.Contracts.Trading;

namespace Arus.Trading.Orders;

/// <summary>What the planner must know of an account to size an order.</summary>
/// <param name="Setup">The account.</param>
/// <param name="Instrument">What is traded.</param>
/// <param name="Sizing">How large the full position is.</param>
/// <param name="Position">What is held, with what is on its way; negative is short.</param>
/// <param name="Equity">Equity, in the account's currency.</param>
/// <param name="Rate">Units of the account's currency for one of the quote currency.</param>
/// <param name="Now">The moment of the intent.</param>
internal readonly record struct PlanTerms(
    AccountSetup Setup, Instrument Instrument, Sizing Sizing, Quantity Position, decimal Equity, decimal Rate, Timestamp Now);

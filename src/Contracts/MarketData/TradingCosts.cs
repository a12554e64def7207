using System.Diagnostics.CodeAnalysis;

namespace Arus.Contracts.MarketData;

/// <summary>What trading an instrument costs beyond the spread of its quotes, and where each number comes from.</summary>
/// <param name="Instrument">What is traded.</param>
/// <param name="CommissionPerLot">For each lot and side.</param>
/// <param name="CommissionCurrency">The currency of the commission.</param>
/// <param name="SlippagePoints">Points (10^-digits) a market or stop order fills worse than quoted; 0 or more.</param>
/// <param name="LatencyMilliseconds">Time from sending an order to its arrival at the venue; 0 or more.</param>
/// <param name="SpreadPoints">Spread, in points, of bars whose source states none; also where the source says 0.</param>
/// <param name="Origins">Where each number comes from, by the name of the property.</param>
public sealed record TradingCosts(
    InstrumentId Instrument, decimal CommissionPerLot, Currency CommissionCurrency, decimal SlippagePoints, int LatencyMilliseconds,
    decimal SpreadPoints, IReadOnlyDictionary<string, CostOrigin> Origins);

/// <summary>How much a cost can be trusted.</summary>
public enum CostOrigin
{
    /// <summary>Typical, from the built-in catalogue: an assumption about this account.</summary>
    Assumed,

    /// <summary>Stated by the user, in a file or an option.</summary>
    Stated,

    /// <summary>In the data itself.</summary>
    Data,
}

/// <summary>Typical costs by instrument, overridden by files.</summary>
public interface ICostCatalog
{
    /// <summary>Finds the costs of one; false when nothing is known.</summary>
    bool TryFind(InstrumentId id, [NotNullWhen(true)] out TradingCosts? costs);

    /// <summary>This catalogue with the costs of a file (YAML or JSON) stated over it.</summary>
    /// <exception cref="InvalidInputException">The file has faults; all of them are named.</exception>
    ICostCatalog With(string file);
}

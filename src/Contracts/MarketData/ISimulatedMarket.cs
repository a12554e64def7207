namespace Arus.Contracts.MarketData;

/// <summary>Opens invented markets as feeds: for demonstrations and tests, never as evidence that a strategy earns.</summary>
public interface ISimulatedMarket
{
    /// <summary>The ticks of a request, the same for ever for the same request.</summary>
    /// <exception cref="InvalidInputException">The request asks for what no market could be; all faults are named.</exception>
    IMarketFeed Open(SimulationRequest request);

    /// <summary>One line for reports: "seeded model, seed 7, 90 days from 2024-01-01T00:00:00Z".</summary>
    string Describe(SimulationRequest request);
}

/// <summary>Which market to invent.</summary>
/// <param name="Instrument">What it quotes; two instruments of one seed move apart from each other.</param>
/// <param name="Seed">Which of the possible pasts.</param>
/// <param name="From">First moment.</param>
/// <param name="Days">How many days of 24 hours, closed ones included; 1 to 3,660.</param>
/// <param name="Start">Where the price begins; at least 100 points.</param>
/// <param name="Digits">Decimal places of its prices, 0 to 9.</param>
public sealed record SimulationRequest(InstrumentId Instrument, ulong Seed, Timestamp From, int Days, Price Start, int Digits);

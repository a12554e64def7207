using Arus.Contracts.MarketData;
using Arus.MarketData.Instruments;

namespace Arus.MarketData.Simulation;

/// <summary>Opens invented markets: checks the request and starts a <see cref="SimulatedFeed"/>.</summary>
internal sealed class SimulatedMarket(ITradingCalendar calendar) : ISimulatedMarket
{
    private const int DaysMax = 3_660;
    private const int DigitsMax = 9;
    private const long StartPointsMin = 100;

    // Beyond this a long trend could leave the range of prices.
    private const long StartMax = 10_000_000;

    /// <inheritdoc/>
    public IMarketFeed Open(SimulationRequest request)
    {
        var faults = Check(request).ToArray();
        return faults.Length == 0 ? new SimulatedFeed(calendar, request) : throw new InvalidInputException(faults);
    }

    /// <inheritdoc/>
    public string Describe(SimulationRequest request) =>
        FormattableString.Invariant($"seeded model, seed {request.Seed}, {request.Days} {(request.Days == 1 ? "day" : "days")} from {request.From}");

    private static IEnumerable<Fault> Check(SimulationRequest request)
    {
        if (request.Days is < 1 or > DaysMax)
        {
            yield return Invalid("days", $"was {request.Days}", $"1 to {DaysMax}");
        }

        if (request.From < Timestamp.Utc(1970, 1, 1) || request.From > Timestamp.Utc(2200, 1, 1))
        {
            yield return Invalid("from", $"was {request.From}", $"1970 to 2200");
        }

        if (request.Digits is < 0 or > DigitsMax)
        {
            yield return Invalid("digits", $"was {request.Digits}", $"0 to {DigitsMax}");
        }
        else if (request.Start.Nanos / InstrumentEntry.Point(request.Digits).Nanos < StartPointsMin
            || request.Start.Nanos > StartMax * Price.NanosPerUnit)
        {
            yield return Invalid("start", $"was {request.Start} with {request.Digits} digits", $"{StartPointsMin} points to {StartMax}");
        }
    }

    private static Fault Invalid(string where, FormattableString what, FormattableString expected) =>
        new("SIMULATION_INVALID", $"simulation.{where}", FormattableString.Invariant(what), FormattableString.Invariant(expected));
}

using Arus.Contracts.Engine;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Runs;

/// <summary>Makes engines that share the calendar and the clock that times their hops.</summary>
internal sealed class EngineFactory(ITradingCalendar calendar, TimeProvider time) : IEngineFactory
{
    /// <inheritdoc/>
    public IEngine Create(EngineSetup setup) => new TradingEngine(setup, calendar, time);
}

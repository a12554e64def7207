using Arus.Contracts.Intelligence;
using Arus.Contracts.MarketData;

namespace Arus.Engine.Runs;

/// <summary>Follows a tick on its way: for clocks and views. It changes nothing.</summary>
internal interface IEngineTrace
{
    /// <summary>The account is marked and bars are built.</summary>
    void OnMarket();

    /// <summary>A bar has closed, of any period built.</summary>
    void OnBarClosed(in Bar bar);

    /// <summary>The features know the quote.</summary>
    void OnFeatures();

    /// <summary>There is a decision, written down and not acted on yet.</summary>
    void OnDeciding(in Decision decision);

    /// <summary>A decision was acted on, if there was something to do.</summary>
    void OnDecided(in Decision decision, Lane lane);
}
